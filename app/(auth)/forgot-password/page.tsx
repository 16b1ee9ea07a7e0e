import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/sign-in/forgot-password-form";
import { sendsMail } from "@/lib/server/mail/send-mail";

export const metadata: Metadata = { title: "Reset your password" };

export default function ForgotPasswordPage() {
  return <ForgotPasswordForm sendsMail={sendsMail()} />;
}
