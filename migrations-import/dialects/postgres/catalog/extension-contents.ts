import { extensionNames } from "../analysis/read-facts";

type Contents = {
  readonly types: readonly string[];
  readonly functions: readonly string[];
  readonly operatorClasses: readonly string[];
  readonly wrappers: readonly string[];
  /** Extensions that must be there before. */
  readonly requires: readonly string[];
};

const nothing: Contents = { types: [], functions: [], operatorClasses: [], wrappers: [], requires: [] };

const words = (text: string): readonly string[] => text.split(" ");

/** What common extensions bring that migrations refer to, beyond what their facts tell. */
const contents: Readonly<Record<string, Partial<Contents>>> = {
  dblink: { wrappers: ["dblink_fdw"] },
  earthdistance: { requires: ["cube"] },
  file_fdw: { wrappers: ["file_fdw"] },
  intarray: { operatorClasses: words("gin__int_ops gist__int_ops gist__intbig_ops") },
  pg_trgm: { operatorClasses: words("gin_trgm_ops gist_trgm_ops") },
  postgis: {
    types: words("geometry geography box2d box3d"),
    functions: words(
      "st_makepoint st_setsrid st_distance st_dwithin st_asgeojson st_x st_y st_geomfromtext st_intersects",
    ),
  },
  pgrouting: { requires: ["postgis"] },
  postgis_raster: { requires: ["postgis"] },
  postgis_tiger_geocoder: { requires: words("postgis fuzzystrmatch") },
  postgis_topology: { requires: ["postgis"] },
  postgres_fdw: { wrappers: ["postgres_fdw"] },
  vectorscale: { requires: ["vector"] },
  vector: {
    types: words("vector halfvec sparsevec"),
    operatorClasses: words(
      "vector_l2_ops vector_ip_ops vector_cosine_ops vector_l1_ops halfvec_cosine_ops halfvec_l2_ops",
    ),
  },
};

/** The types, functions, operator classes and foreign-data wrappers an extension brings, and the extensions it requires, as far as the engine knows. */
export function broughtBy(extension: string): Contents {
  const facts = { types: extensionNames(extension, "t"), functions: extensionNames(extension, "f") };
  return { ...nothing, ...facts, ...contents[extension] };
}

/** The extension that brings a type of a name. */
export function extensionOfType(name: string): string | undefined {
  return Object.entries(contents).find(([, { types = [] }]) => types.includes(name))?.[0];
}
