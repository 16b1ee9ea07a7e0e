/** Databases whose SQL can be told by words only they use; MySQL is known so that it can be refused by name. */
export type Telltale = "postgres" | "sqlite" | "mysql";

const words: { readonly [Name in Telltale]: RegExp } = {
  postgres:
    /::\s*\w|(?<=[\w"])(?<!\b(?:select|distinct|by|where|and|or|set))\s+(?:uuid|serial)(?=\s*,|\s+(?:not|primary|default|null|references|unique)\b)|\$\w*\$|\b(jsonb|timestamptz|bigserial|bytea|plpgsql|regclass|gen_random_uuid|character varying|timestamp with(out)? time zone|using\s+(btree|gin|gist|hash)|create\s+(or\s+replace\s+)?(type|extension|schema|policy|function|sequence|materialized)|alter\s+column|owner\s+to|comment\s+on|row level security)\b/gi,
  sqlite:
    /`|\b(pragma|autoincrement|without\s+rowid|datetime|blob|unixepoch|strftime|julianday|collate\s+nocase|sqlite_\w+|randomblob|virtual\s+table|insert\s+or\s+\w+)\b/gi,
  mysql:
    /\b(engine\s*=|auto_increment|unsigned|charset|collate\s+utf8\w*|on\s+update\s+current_timestamp|longtext|mediumtext|tinyint\s*\(1\)|modify\s+column|lock\s+tables)/gi,
};

/** How often `text` uses words of each database, comments and string literals aside. Linear, also where those never end. */
export function countTelltales(text: string): { readonly [Name in Telltale]: number } {
  const code = text.replace(/--[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|'[^']*'/g, " ");
  const occurrences = (name: Telltale) => code.match(words[name])?.length ?? 0;
  return { postgres: occurrences("postgres"), sqlite: occurrences("sqlite"), mysql: occurrences("mysql") };
}
