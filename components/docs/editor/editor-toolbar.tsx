import type { StateCommand } from "@codemirror/state";
import * as Toolbar from "radix-ui/toolbar";
import { useIsMac } from "@/components/frame/use-is-mac";
import { IconButton } from "@/components/ui/icon-button";
import { formats, keysShown, keysSpoken } from "./formats";

type EditorToolbarProps = { label: string; isReadOnly: boolean; onFormat: (format: StateCommand) => void };

/** The buttons that format what is selected; one stop of the Tab key, arrow keys within. */
export function EditorToolbar({ label, isReadOnly, onFormat }: EditorToolbarProps) {
  const isMac = useIsMac();
  return (
    <Toolbar.Root aria-label={`Format ${label}`} className="-ml-1 flex flex-wrap">
      {formats.map(({ label: name, keys, icon: Icon, run }) => (
        <Toolbar.Button key={name} asChild disabled={isReadOnly}>
          <IconButton
            label={name}
            keys={keysShown(keys, isMac)}
            aria-keyshortcuts={keysSpoken(keys, isMac)}
            size="sm"
            // What is selected in the text stays selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFormat(run)}
          >
            <Icon aria-hidden />
          </IconButton>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  );
}
