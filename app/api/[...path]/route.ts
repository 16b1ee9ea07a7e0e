import { AppError } from "@/lib/domain/errors";
import { respondToError } from "@/lib/server/http/respond-to-error";

/** Every address under `/api/` that is none: programs are told so as they are told everything else. */
function nothing(): Response {
  return respondToError(new AppError("not_found"));
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
