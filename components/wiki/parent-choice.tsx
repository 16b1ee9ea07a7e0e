import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { PageNode } from "@/lib/domain/pages";
import { branchOf, flatten } from "./page-moves";

type ParentChoiceProps = {
  pages: readonly PageNode[];
  /** The page that is moved: it cannot be put below itself. */
  pageId: string;
  parentId: string | null;
  onChoose: (parentId: string | null) => void;
};

/** Below which page another one stands, as a list to choose from. */
export function ParentChoice({ pages, pageId, parentId, onChoose }: ParentChoiceProps) {
  const own = branchOf(pages, pageId);
  return (
    <Field label="Below" required>
      <NativeSelect required={false} value={parentId ?? ""} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">No page: at the top</option>
        {flatten(pages)
          .filter(({ node }) => !own.has(node.id))
          .map(({ node, depth }) => (
            <option key={node.id} value={node.id}>
              {"\u2003".repeat(depth)}
              {node.title}
            </option>
          ))}
      </NativeSelect>
    </Field>
  );
}
