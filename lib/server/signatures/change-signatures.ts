import "server-only";
import type { ChangedSignatures, SignatureChange } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { setPolicy } from "./set-policy";
import { signRelease } from "./sign-release";
import { withdrawSignature } from "./withdraw-signature";

/** Signs, withdraws a signature, or sets the policy of them. See the service of each for what is refused. No token may. */
export async function changeSignatures(
  viewer: Viewer,
  input: SignatureChange & { readonly slug: string },
): Promise<ChangedSignatures> {
  switch (input.kind) {
    case "sign":
      return signRelease(viewer, input);
    case "withdraw":
      return withdrawSignature(viewer, input);
    case "policy":
      return setPolicy(viewer, input);
  }
}
