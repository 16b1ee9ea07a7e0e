import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { Blocker } from "@/lib/domain/readiness";

type ItemTextProps = { table: Pick<NonNullable<Blocker["table"]>, "schema" | "name"> | null; text: Blocker["text"] };

/** What has to hold, after the table it is asked of. */
export function ItemText({ table, text }: ItemTextProps) {
  return (
    <>
      {table ? (
        <span className="mr-2 font-mono font-medium">
          <Identifier>{`${table.schema}.${table.name}`}</Identifier>
        </span>
      ) : null}
      <Revealed isProse>{text}</Revealed>
    </>
  );
}
