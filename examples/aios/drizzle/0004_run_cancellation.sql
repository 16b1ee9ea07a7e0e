ALTER TYPE "public"."run_status" ADD VALUE 'cancelled';--> statement-breakpoint
ALTER TABLE "agents" DROP CONSTRAINT "agents_temperature_check";--> statement-breakpoint
ALTER TABLE "agents" ALTER COLUMN "temperature" SET DATA TYPE numeric(3, 2);--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_temperature_check" CHECK (temperature >= 0 AND temperature <= 2);--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
