/** The engine's only door: files in; migrations, catalog, changes, provenance and diagnostics out. */
export { type CodeOptions, readCode } from "./code/read-code";
export { compareHistories, findRenames } from "./history/compare-histories";
export { isRepeatable } from "./layouts/is-repeatable";
export * from "./model/catalog";
export * from "./model/catalog-object";
export * from "./model/change";
export * from "./model/code";
export * from "./model/diagnostic";
export * from "./model/history";
export { isExternal } from "./model/is-external";
export * from "./model/json";
export * from "./model/limits";
export * from "./model/provenance";
export * from "./model/result";
export * from "./model/source";
export { buildCatalog, type CatalogParts } from "./replay/build-catalog";
export { type ReplayOptions, replay } from "./replay/replay";
export { type SortOptions, sortMigrations } from "./sort-migrations";
