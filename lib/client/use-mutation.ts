import { useCallback, useEffect, useRef, useState } from "react";
import { forgetFailure, mayWorkAgain, noteFailure } from "./failed-calls";

type Handlers<Input, Answer> = { onSuccess?: (answer: Answer, input: Input) => void; onError?: (error: Error) => void };

type Options<Input, Answer> = Handlers<Input, Answer> & {
  mutationFn: (input: Input) => Promise<Answer>;
  onMutate?: (input: Input) => void;
  onSettled?: () => void;
  /** Kept in sight, to be tried again, where it fails for no fault of its own. */
  isKept?: boolean;
};

type State<Input> = { isPending: boolean; error: Error | null; input: Input | null };

/**
 * Sends what a person wrote or chose and says where the latest call stands: pages that only write come without a
 * query cache, which is loaded where the browser reads (see `QueryProvider`). What a call of `mutate` is given to do
 * afterwards is left undone once the component is gone.
 */
export function useMutation<Input, Answer>(options: Options<Input, Answer>) {
  const [{ isPending, error, input }, setState] = useState<State<Input>>({
    isPending: false,
    error: null,
    input: null,
  });
  const latest = useRef(options);
  const isThere = useRef(false);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  const mutate = useCallback((given: Input, then: Handlers<Input, Answer> = {}) => {
    const { mutationFn, onMutate, onSuccess, onError, onSettled, isKept = false } = latest.current;
    setState({ isPending: true, error: null, input: given });
    forgetFailure(latest);
    onMutate?.(given);
    mutationFn(given).then(
      (answer) => {
        setState({ isPending: false, error: null, input: given });
        onSuccess?.(answer, given);
        if (isThere.current) then.onSuccess?.(answer, given);
        onSettled?.();
      },
      (thrown: unknown) => {
        const failure = thrown instanceof Error ? thrown : new Error("Something failed. Try again.");
        setState({ isPending: false, error: failure, input: given });
        if (isKept && mayWorkAgain(failure))
          noteFailure({ by: latest, message: failure.message, again: () => mutate(given, then) });
        onError?.(failure);
        if (isThere.current) then.onError?.(failure);
        onSettled?.();
      },
    );
  }, []);
  const reset = useCallback(() => setState({ isPending: false, error: null, input: null }), []);
  return { mutate, reset, isPending, error, variables: input };
}
