import { handleAuth } from "@/lib/server/session/handle-auth";

export { handleAuth as GET, handleAuth as POST };
