import type { Metadata } from "next";
import { InvitationPanel } from "@/components/sign-in/invitation-panel";

export const metadata: Metadata = { title: "Invitation" };

export default function InvitationPage() {
  return <InvitationPanel />;
}
