ALTER TABLE "users" RENAME COLUMN "name" TO "profile_name";--> statement-breakpoint
ALTER TABLE "sessions" RENAME COLUMN "refresh_token" TO "refresh_token_hash";--> statement-breakpoint
ALTER TABLE "sessions" RENAME CONSTRAINT "sessions_refresh_token_unique" TO "sessions_refresh_token_hash_unique";--> statement-breakpoint
UPDATE "sessions" SET "refresh_token_hash" = encode(sha256(convert_to("refresh_token_hash", 'UTF8')), 'hex');--> statement-breakpoint
DROP INDEX "sessions_refresh_token_idx";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "rotated_from_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_rotated_from_id_sessions_id_fk" FOREIGN KEY ("rotated_from_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_rotated_from_id_idx" ON "sessions" USING btree ("rotated_from_id");
