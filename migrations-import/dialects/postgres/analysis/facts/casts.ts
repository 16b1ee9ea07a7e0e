// Written by scripts/postgres-facts/write-facts.ts from the catalog of PostgreSQL 18.
/** Facts of casts, a line for each source: `source|target context method,…` (`i`mplicit, `a`ssignment, `e`xplicit; `f`unction, `b`inary, `i`nput and output; `~` where the function is not immutable). */
export const castsFacts = `bit|varbit ib,int8 ef,int4 ef,bit if
bool|int4 ef,text af,varchar af,bpchar af
box|point ef,lseg ef,polygon af,circle ef
bpchar|text if,varchar if,char af,name if,xml ef~,bpchar if
bytea|int2 ef,int4 ef,int8 ef
char|text if,bpchar af,varchar af,int4 ef
cidr|inet ib,text af,varchar af,bpchar af
circle|point ef,box ef,polygon ef
daterange|datemultirange ef
date|timestamp if,timestamptz if~
float4|int8 af,int2 af,int4 af,float8 if,numeric af
float8|int8 af,int2 af,int4 af,float4 af,numeric af
inet|cidr af,text af,varchar af,bpchar af
int2|int8 if,int4 if,float4 if,float8 if,numeric if,oid if,regproc if,regprocedure if,regoper if,regoperator if,regclass if,regcollation if,regtype if,regconfig if,regdictionary if,regrole if,regnamespace if,bytea ef
int4range|int4multirange ef
int4|int8 if,int2 af,float4 if,float8 if,numeric if,money af~,bool ef,oid ib,regproc ib,regprocedure ib,regoper ib,regoperator ib,regclass ib,regcollation ib,regtype ib,regconfig ib,regdictionary ib,regrole ib,regnamespace ib,bytea ef,char ef,bit ef
int8range|int8multirange ef
int8|int2 af,int4 af,float4 if,float8 if,numeric if,money af~,oid if,regproc if,regprocedure if,regoper if,regoperator if,regclass if,regcollation if,regtype if,regconfig if,regdictionary if,regrole if,regnamespace if,bytea ef,bit ef
interval|time af,interval if
jsonb|json ai,bool ef,numeric ef,int2 ef,int4 ef,int8 ef,float4 ef,float8 ef
json|jsonb ai
lseg|point ef
macaddr8|macaddr if
macaddr|macaddr8 if
money|numeric af~
name|text if,bpchar af,varchar af
numeric|int8 af,int2 af,int4 af,float4 if,float8 if,money af~,numeric if
numrange|nummultirange ef
oid|int8 af,int4 ab,regproc ib,regprocedure ib,regoper ib,regoperator ib,regclass ib,regcollation ib,regtype ib,regconfig ib,regdictionary ib,regrole ib,regnamespace ib
path|polygon af
pg_dependencies|bytea ib,text ii
pg_mcv_list|bytea ib,text ii
pg_ndistinct|bytea ib,text ii
pg_node_tree|text ib
point|box af
polygon|point ef,path af,box ef,circle ef
regclass|oid ib,int8 af,int4 ab
regcollation|oid ib,int8 af,int4 ab
regconfig|oid ib,int8 af,int4 ab
regdictionary|oid ib,int8 af,int4 ab
regnamespace|oid ib,int8 af,int4 ab
regoperator|regoper ib,oid ib,int8 af,int4 ab
regoper|oid ib,int8 af,int4 ab,regoperator ib
regprocedure|regproc ib,oid ib,int8 af,int4 ab
regproc|oid ib,int8 af,int4 ab,regprocedure ib
regrole|oid ib,int8 af,int4 ab
regtype|oid ib,int8 af,int4 ab
text|regclass if~,bpchar ib,varchar ib,char af,name if,xml ef~
timestamptz|date af~,time af~,timestamp af~,timetz af~,timestamptz if
timestamp|date af,time af,timestamptz if~,timestamp if
timetz|time af,timetz if
time|interval if,timetz if~,time if
tsrange|tsmultirange ef
tstzrange|tstzmultirange ef
varbit|bit ib,varbit if
varchar|regclass if~,text ib,bpchar ib,char af,name if,xml ef~,varchar if
xid8|xid ef
xml|text ab,varchar ab,bpchar ab`;
