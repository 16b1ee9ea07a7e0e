import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type CheckChoice, keyOfCheck, projectChoices, tableChoices } from "@/lib/domain/check-choices";
import type { TemplateItem, TemplateSection } from "@/lib/domain/checklist-template";
import type { ChecklistText } from "@/lib/domain/checklist-view";

type CheckEditorProps = Pick<ChecklistText, "pages"> & {
  item: TemplateItem;
  each: TemplateSection["each"];
  onChange: (item: TemplateItem) => void;
};

/** How it is found out whether an item holds: a rule with its parameters, or a person's word. */
export function CheckEditor({ item, each, pages, onChange }: CheckEditorProps) {
  const { check } = item;
  const choices: readonly CheckChoice<TemplateItem["check"]>[] = each === "table" ? tableChoices : projectChoices;
  const groups = [...new Set(choices.map(({ group }) => group))];
  const isKnown = choices.some((choice) => keyOfCheck(choice.check) === keyOfCheck(check));
  const set = (next: TemplateItem["check"]) => onChange({ ...item, check: next } as TemplateItem);

  function choose(key: string) {
    const chosen = choices.find((choice) => keyOfCheck(choice.check) === key)?.check;
    if (chosen) set(chosen.kind === "page" ? { ...chosen, page: pages[0]?.slug ?? "database-overview" } : chosen);
  }

  return (
    <>
      <NativeSelect
        aria-label={`How ${item.text || "the new item"} is found to hold`}
        className="w-56"
        value={keyOfCheck(check)}
        onChange={({ target }) => choose(target.value)}
      >
        {isKnown ? null : <option value={keyOfCheck(check)}>As it is</option>}
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <option key={keyOfCheck(choice.check)} value={keyOfCheck(choice.check)}>
                  {choice.label}
                </option>
              ))}
          </optgroup>
        ))}
      </NativeSelect>
      {check.kind === "page" ? (
        <>
          <NativeSelect
            aria-label="Which page"
            className="w-40"
            value={check.page}
            onChange={({ target }) => set({ ...check, page: target.value })}
          >
            {pages.some(({ slug }) => slug === check.page) ? null : <option>{check.page}</option>}
            {pages.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </NativeSelect>
          <Input
            aria-label="Below which heading"
            placeholder="Below a heading"
            maxLength={80}
            className="w-32"
            value={check.heading ?? ""}
            onChange={({ target: { value } }) =>
              set({ kind: "page", page: check.page, ...(value === "" ? {} : { heading: value }) })
            }
          />
        </>
      ) : null}
    </>
  );
}
