import { useEffect, useState } from "react";
import { request } from "@/lib/client/request";
import type { TableGrid, TablePage } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import type { ColumnChoice } from "@/lib/domain/relationships";

type Named = { readonly schema: string; readonly name: string };

/** The tables of a project by name, one of them chosen, and its columns once it is. */
export function useOtherTable(slug: string) {
  const [tables, setTables] = useState<readonly Named[]>([]);
  const [name, setName] = useState("");
  const [columns, setColumns] = useState<readonly Pick<ColumnChoice, "objectId" | "name">[]>([]);
  const [error, setError] = useState<string | null>(null);
  const fail = (thrown: Error) => setError(thrown.message);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the project.
  useEffect(() => {
    request<TableGrid>(paths.api.tables(slug)).then(({ rows }) => setTables(rows), fail);
  }, [slug]);

  const chosen = tableOf(tables, name);
  const [schema, table] = [chosen?.schema, chosen?.name];
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for each table.
  useEffect(() => {
    setColumns([]);
    if (schema === undefined || table === undefined) return;
    const loading = new AbortController();
    request<TablePage>(paths.api.table(slug, schema, table), { signal: loading.signal }).then(
      (page) => setColumns(page.columns),
      (thrown: Error) => loading.signal.aborted || fail(thrown),
    );
    return () => loading.abort();
  }, [slug, schema, table]);

  const hint = name !== "" && !chosen ? "Choose one of the list, or write its whole name." : null;
  return {
    names: tables.map((each) => `${each.schema}.${each.name}`),
    name,
    choose: setName,
    columns,
    hint,
    error,
  };
}

/** By its name with the schema, or without where only one table has it. */
function tableOf(tables: readonly Named[], name: string): Named | undefined {
  const named = tables.filter((table) => table.name === name);
  return (
    tables.find((table) => `${table.schema}.${table.name}` === name) ?? (named.length === 1 ? named[0] : undefined)
  );
}
