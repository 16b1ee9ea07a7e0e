// Written by scripts/postgres-facts/write-facts.ts from the catalog of PostgreSQL 18.
/** Facts of types, a line each: `name|kind category[*][<][>]|printed[|subtype]`: `*` marks the preferred type of a category, `<` and `>` one that is not read or not written alike under all settings. */
export const typesFacts = `aclitem|bU<>|aclitem
any|pP|"any"
anyarray|pP>|anyarray
anycompatible|pP|anycompatible
anycompatiblearray|pP>|anycompatiblearray
anycompatiblemultirange|pP<>|anycompatiblemultirange
anycompatiblenonarray|pP|anycompatiblenonarray
anycompatiblerange|pP<>|anycompatiblerange
anyelement|pP|anyelement
anyenum|pP>|anyenum
anymultirange|pP<>|anymultirange
anynonarray|pP|anynonarray
anyrange|pP<>|anyrange
bit|bV|bit
bool|bB*|boolean
box|bG|box
bpchar|bS|character
bytea|bU|bytea
char|bZ|"char"
cid|bU|cid
cidr|bI|cidr
circle|bG|circle
cstring|pP|cstring
date|bD<>|date
datemultirange|mR<>|datemultirange|date
daterange|rR<>|daterange|date
event_trigger|pP|event_trigger
fdw_handler|pP|fdw_handler
float4|bN|real
float8|bN*|double precision
index_am_handler|pP|index_am_handler
inet|bI*|inet
int2|bN|smallint
int2vector|bA|int2vector
int4|bN|integer
int4multirange|mR<>|int4multirange|int4
int4range|rR<>|int4range|int4
int8|bN|bigint
int8multirange|mR<>|int8multirange|int8
int8range|rR<>|int8range|int8
internal|pP|internal
interval|bT*<>|interval
json|bU|json
jsonb|bU|jsonb
jsonpath|bU|jsonpath
language_handler|pP|language_handler
line|bG|line
lseg|bG|lseg
macaddr|bU|macaddr
macaddr8|bU|macaddr8
money|bN<>|money
name|bS|name
numeric|bN|numeric
nummultirange|mR<>|nummultirange|numeric
numrange|rR<>|numrange|numeric
oid|bN*|oid
oidvector|bA|oidvector
path|bG|path
pg_brin_bloom_summary|bZ|pg_brin_bloom_summary
pg_brin_minmax_multi_summary|bZ|pg_brin_minmax_multi_summary
pg_dependencies|bZ|pg_dependencies
pg_lsn|bU|pg_lsn
pg_mcv_list|bZ|pg_mcv_list
pg_ndistinct|bZ|pg_ndistinct
pg_node_tree|bZ|pg_node_tree
pg_snapshot|bU|pg_snapshot
point|bG|point
polygon|bG|polygon
record|pP<>|record
refcursor|bU|refcursor
regclass|bN<>|regclass
regcollation|bN<>|regcollation
regconfig|bN<>|regconfig
regdictionary|bN<>|regdictionary
regnamespace|bN<>|regnamespace
regoper|bN<>|regoper
regoperator|bN<>|regoperator
regproc|bN<>|regproc
regprocedure|bN<>|regprocedure
regrole|bN<>|regrole
regtype|bN<>|regtype
table_am_handler|pP|table_am_handler
text|bS*|text
tid|bU|tid
time|bD<|time without time zone
timestamp|bD<>|timestamp without time zone
timestamptz|bD*<>|timestamp with time zone
timetz|bD<|time with time zone
trigger|pP|trigger
tsm_handler|pP|tsm_handler
tsmultirange|mR<>|tsmultirange|timestamp
tsquery|bU|tsquery
tsrange|rR<>|tsrange|timestamp
tstzmultirange|mR<>|tstzmultirange|timestamptz
tstzrange|rR<>|tstzrange|timestamptz
tsvector|bU|tsvector
txid_snapshot|bU|txid_snapshot
unknown|pX|unknown
uuid|bU|uuid
varbit|bV*|bit varying
varchar|bS|character varying
void|pP|void
xid|bU|xid
xid8|bU|xid8
xml|bU<|xml`;
