import type { Metadata } from "next";
import { ResetPasswordForm } from "@/components/sign-in/reset-password-form";

export const metadata: Metadata = { title: "Choose a new password" };

export default function ResetPasswordPage() {
  return <ResetPasswordForm />;
}
