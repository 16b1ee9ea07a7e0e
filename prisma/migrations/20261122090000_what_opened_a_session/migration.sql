-- What proved who somebody is when a session was opened: with a password that nobody vouched for, a session says nothing more than that password.
ALTER TABLE "sessions" ADD COLUMN "opened_by" TEXT;
