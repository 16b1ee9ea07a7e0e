type Contents = {
  readonly types: readonly string[];
  readonly functions: readonly string[];
  readonly operatorClasses: readonly string[];
};

const nothing: Contents = { types: [], functions: [], operatorClasses: [] };

const words = (text: string): readonly string[] => text.split(" ");

/** What common extensions bring that migrations refer to. */
const contents: Readonly<Record<string, Partial<Contents>>> = {
  btree_gin: {},
  citext: { types: ["citext"] },
  cube: { types: ["cube"] },
  fuzzystrmatch: { functions: words("levenshtein soundex difference metaphone dmetaphone daitch_mokotoff") },
  hstore: { types: ["hstore"], functions: words("hstore akeys avals svals skeys hstore_to_json hstore_to_jsonb") },
  intarray: { functions: words("icount sort uniq idx subarray"), operatorClasses: words("gin__int_ops gist__int_ops") },
  isn: { types: words("ean13 isbn13 ismn13 issn13 isbn ismn issn upc") },
  ltree: {
    types: words("ltree lquery ltxtquery"),
    functions: words("nlevel subpath subltree lca text2ltree ltree2text"),
  },
  pgcrypto: {
    functions: words(
      "crypt gen_salt digest hmac gen_random_bytes pgp_sym_encrypt pgp_sym_decrypt encrypt decrypt armor",
    ),
  },
  pg_trgm: {
    functions: words("similarity word_similarity strict_word_similarity show_trgm"),
    operatorClasses: words("gin_trgm_ops gist_trgm_ops"),
  },
  postgis: {
    types: words("geometry geography box2d box3d"),
    functions: words(
      "st_makepoint st_setsrid st_distance st_dwithin st_asgeojson st_x st_y st_geomfromtext st_intersects",
    ),
  },
  seg: { types: ["seg"] },
  unaccent: { functions: ["unaccent"] },
  "uuid-ossp": {
    functions: words("uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 uuid_nil"),
  },
  vector: {
    types: words("vector halfvec sparsevec"),
    operatorClasses: words(
      "vector_l2_ops vector_ip_ops vector_cosine_ops vector_l1_ops halfvec_cosine_ops halfvec_l2_ops",
    ),
  },
};

/** The types, functions and operator classes an extension brings, as far as the engine knows. */
export function broughtBy(extension: string): Contents {
  return { ...nothing, ...contents[extension] };
}

/** The extension that brings a type of a name. */
export function extensionOfType(name: string): string | undefined {
  return Object.entries(contents).find(([, { types = [] }]) => types.includes(name))?.[0];
}
