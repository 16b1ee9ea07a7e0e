// Written by scripts/postgres-facts/write-facts.ts from the catalog of PostgreSQL 18.
/** Facts of extensions: `= name`, then their types (`t`), casts (`c`), functions (`f`), operators (`o`) and operator classes (`k`), each as in the other files. */
export const extensionFacts = `= citext
t citext|bS|citext
c bool|citext af
c bpchar|citext af
c citext|text ib,varchar ib,bpchar ab
c inet|citext af
c text|citext ab
c varchar|citext ab
f citext bool>citext;bpchar>citext;inet>citext
f citext_cmp citext,citext>int4
f citext_eq citext,citext>bool
f citext_ge citext,citext>bool
f citext_gt citext,citext>bool
f citext_hash citext>int4
f citext_hash_extended citext,int8>int8
f citext_larger citext,citext>citext
f citext_le citext,citext>bool
f citext_lt citext,citext>bool
f citext_ne citext,citext>bool
f citext_pattern_cmp citext,citext>int4
f citext_pattern_ge citext,citext>bool
f citext_pattern_gt citext,citext>bool
f citext_pattern_le citext,citext>bool
f citext_pattern_lt citext,citext>bool
f citext_smaller citext,citext>citext
f citextsend ~citext>bytea
f max a:citext>citext
f min a:citext>citext
f regexp_match citext,citext,text>text[];citext,citext>text[]
f regexp_matches citext,citext,text>*text[];citext,citext>*text[]
f regexp_replace citext,citext,text,text>text;citext,citext,text>text
f regexp_split_to_array citext,citext,text>text[];citext,citext>text[]
f regexp_split_to_table citext,citext,text>*text;citext,citext>*text
f replace citext,citext,citext>text
f split_part citext,citext,int4>text
f strpos citext,citext>int4
f texticlike citext,citext>bool;citext,text>bool
f texticnlike citext,citext>bool;citext,text>bool
f texticregexeq citext,citext>bool;citext,text>bool
f texticregexne citext,citext>bool;citext,text>bool
f translate citext,citext,text>text
o !~ citext,citext>bool;citext,text>bool
o !~* citext,citext>bool;citext,text>bool
o !~~ citext,citext>bool;citext,text>bool
o !~~* citext,citext>bool;citext,text>bool
o < citext,citext>bool
o <= citext,citext>bool
o <> citext,citext>bool
o = citext,citext>bool
o > citext,citext>bool
o >= citext,citext>bool
o ~ citext,citext>bool;citext,text>bool
o ~* citext,citext>bool;citext,text>bool
o ~<=~ citext,citext>bool
o ~<~ citext,citext>bool
o ~>=~ citext,citext>bool
o ~>~ citext,citext>bool
o ~~ citext,citext>bool;citext,text>bool
o ~~* citext,citext>bool;citext,text>bool
k btree|citext_ops citext
k hash|citext_ops citext
= pgcrypto
f armor bytea,text[],text[]>text;bytea>text
f crypt text,text>text
f dearmor text>bytea
f decrypt bytea,bytea,text>bytea
f decrypt_iv bytea,bytea,bytea,text>bytea
f digest bytea,text>bytea;text,text>bytea
f encrypt bytea,bytea,text>bytea
f encrypt_iv bytea,bytea,bytea,text>bytea
f fips_mode ~>bool
f gen_random_bytes ~int4>bytea
f gen_random_uuid ~>uuid
f gen_salt ~text,int4>text;~text>text
f hmac bytea,bytea,text>bytea;text,text,text>bytea
f pgp_armor_headers text>*{key text,value text}
f pgp_key_id bytea>text
f pgp_pub_decrypt bytea,bytea,text,text>text;bytea,bytea,text>text;bytea,bytea>text
f pgp_pub_decrypt_bytea bytea,bytea,text,text>bytea;bytea,bytea,text>bytea;bytea,bytea>bytea
f pgp_pub_encrypt ~text,bytea,text>bytea;~text,bytea>bytea
f pgp_pub_encrypt_bytea ~bytea,bytea,text>bytea;~bytea,bytea>bytea
f pgp_sym_decrypt bytea,text,text>text;bytea,text>text
f pgp_sym_decrypt_bytea bytea,text,text>bytea;bytea,text>bytea
f pgp_sym_encrypt ~text,text,text>bytea;~text,text>bytea
f pgp_sym_encrypt_bytea ~bytea,text,text>bytea;~bytea,text>bytea
= uuid-ossp
f uuid_generate_v1 ~>uuid
f uuid_generate_v1mc ~>uuid
f uuid_generate_v3 uuid,text>uuid
f uuid_generate_v4 ~>uuid
f uuid_generate_v5 uuid,text>uuid
f uuid_nil >uuid
f uuid_ns_dns >uuid
f uuid_ns_oid >uuid
f uuid_ns_url >uuid
f uuid_ns_x500 >uuid
= pg_trgm
t gtrgm|bU|gtrgm
f set_limit ~float4>float4
f show_limit ~>float4
f show_trgm text>text[]
f similarity text,text>float4
f similarity_dist text,text>float4
f similarity_op ~text,text>bool
f strict_word_similarity text,text>float4
f strict_word_similarity_commutator_op ~text,text>bool
f strict_word_similarity_dist_commutator_op text,text>float4
f strict_word_similarity_dist_op text,text>float4
f strict_word_similarity_op ~text,text>bool
f word_similarity text,text>float4
f word_similarity_commutator_op ~text,text>bool
f word_similarity_dist_commutator_op text,text>float4
f word_similarity_dist_op text,text>float4
f word_similarity_op ~text,text>bool
o % ~text,text>bool
o %> ~text,text>bool
o %>> ~text,text>bool
o <% ~text,text>bool
o <-> text,text>float4
o <->> text,text>float4
o <->>> text,text>float4
o <<% ~text,text>bool
o <<-> text,text>float4
o <<<-> text,text>float4
= unaccent
f unaccent ~regdictionary,text>text;~text>text
= hstore
t ghstore|bU|ghstore
t hstore|bU|hstore
c hstore|json ef,jsonb ef
c text[]|hstore ef
f akeys hstore>text[]
f avals hstore>text[]
f defined hstore,text>bool
f delete hstore,hstore>hstore;hstore,text>hstore;hstore,text[]>hstore
f each hstore>*{key text,value text}
f exist hstore,text>bool
f exists_all hstore,text[]>bool
f exists_any hstore,text[]>bool
f fetchval hstore,text>text
f hs_concat hstore,hstore>hstore
f hs_contained hstore,hstore>bool
f hs_contains hstore,hstore>bool
f hstore record>hstore;text,text>hstore;text[],text[]>hstore;text[]>hstore
f hstore_cmp hstore,hstore>int4
f hstore_eq hstore,hstore>bool
f hstore_ge hstore,hstore>bool
f hstore_gt hstore,hstore>bool
f hstore_hash hstore>int4
f hstore_hash_extended hstore,int8>int8
f hstore_le hstore,hstore>bool
f hstore_lt hstore,hstore>bool
f hstore_ne hstore,hstore>bool
f hstore_send hstore>bytea
f hstore_to_array hstore>text[]
f hstore_to_json hstore>json
f hstore_to_json_loose hstore>json
f hstore_to_jsonb hstore>jsonb
f hstore_to_jsonb_loose hstore>jsonb
f hstore_to_matrix hstore>text[]
f hstore_version_diag hstore>int4
f isdefined hstore,text>bool
f isexists hstore,text>bool
f populate_record anyelement,hstore>anyelement
f skeys hstore>*text
f slice hstore,text[]>hstore
f slice_array hstore,text[]>text[]
f svals hstore>*text
f tconvert text,text>hstore
o #<# hstore,hstore>bool
o #<=# hstore,hstore>bool
o #= anyelement,hstore>anyelement
o #># hstore,hstore>bool
o #>=# hstore,hstore>bool
o %# ,hstore>text[]
o %% ,hstore>text[]
o - hstore,hstore>hstore;hstore,text>hstore;hstore,text[]>hstore
o -> hstore,text>text;hstore,text[]>text[]
o <> hstore,hstore>bool
o <@ hstore,hstore>bool
o = hstore,hstore>bool
o ? hstore,text>bool
o ?& hstore,text[]>bool
o ?| hstore,text[]>bool
o @> hstore,hstore>bool
o || hstore,hstore>hstore
k btree|btree_hstore_ops hstore
k gin|gin_hstore_ops hstore
k gist|gist_hstore_ops hstore
k hash|hash_hstore_ops hstore
= ltree
t lquery|bU|lquery
t ltree|bU|ltree
t ltree_gist|bU|ltree_gist
t ltxtquery|bU|ltxtquery
f _lt_q_regex ltree[],lquery[]>bool
f _lt_q_rregex lquery[],ltree[]>bool
f _ltq_extract_regex ltree[],lquery>ltree
f _ltq_regex ltree[],lquery>bool
f _ltq_rregex lquery,ltree[]>bool
f _ltree_extract_isparent ltree[],ltree>ltree
f _ltree_extract_risparent ltree[],ltree>ltree
f _ltree_isparent ltree[],ltree>bool
f _ltree_r_isparent ltree,ltree[]>bool
f _ltree_r_risparent ltree,ltree[]>bool
f _ltree_risparent ltree[],ltree>bool
f _ltxtq_exec ltree[],ltxtquery>bool
f _ltxtq_extract_exec ltree[],ltxtquery>ltree
f _ltxtq_rexec ltxtquery,ltree[]>bool
f hash_ltree ltree>int4
f hash_ltree_extended ltree,int8>int8
f index ltree,ltree,int4>int4;ltree,ltree>int4
f lca ltree,ltree,ltree,ltree,ltree,ltree,ltree,ltree>ltree;ltree,ltree,ltree,ltree,ltree,ltree,ltree>ltree;ltree,ltree,ltree,ltree,ltree,ltree>ltree;ltree,ltree,ltree,ltree,ltree>ltree;ltree,ltree,ltree,ltree>ltree;ltree,ltree,ltree>ltree;ltree,ltree>ltree;ltree[]>ltree
f lquery_send lquery>bytea
f lt_q_regex ltree,lquery[]>bool
f lt_q_rregex lquery[],ltree>bool
f ltq_regex ltree,lquery>bool
f ltq_rregex lquery,ltree>bool
f ltree2text ltree>text
f ltree_addltree ltree,ltree>ltree
f ltree_addtext ltree,text>ltree
f ltree_cmp ltree,ltree>int4
f ltree_eq ltree,ltree>bool
f ltree_ge ltree,ltree>bool
f ltree_gt ltree,ltree>bool
f ltree_isparent ltree,ltree>bool
f ltree_le ltree,ltree>bool
f ltree_lt ltree,ltree>bool
f ltree_ne ltree,ltree>bool
f ltree_risparent ltree,ltree>bool
f ltree_send ltree>bytea
f ltree_textadd text,ltree>ltree
f ltxtq_exec ltree,ltxtquery>bool
f ltxtq_rexec ltxtquery,ltree>bool
f ltxtq_send ltxtquery>bytea
f nlevel ltree>int4
f subltree ltree,int4,int4>ltree
f subpath ltree,int4,int4>ltree;ltree,int4>ltree
f text2ltree text>ltree
o < ltree,ltree>bool
o <= ltree,ltree>bool
o <> ltree,ltree>bool
o <@ ltree,ltree>bool;ltree,ltree[]>bool;ltree[],ltree>bool
o = ltree,ltree>bool
o > ltree,ltree>bool
o >= ltree,ltree>bool
o ? lquery[],ltree>bool;lquery[],ltree[]>bool;ltree,lquery[]>bool;ltree[],lquery[]>bool
o ?<@ ltree[],ltree>ltree
o ?@ ltree[],ltxtquery>ltree
o ?@> ltree[],ltree>ltree
o ?~ ltree[],lquery>ltree
o @ ltree,ltxtquery>bool;ltree[],ltxtquery>bool;ltxtquery,ltree>bool;ltxtquery,ltree[]>bool
o @> ltree,ltree>bool;ltree,ltree[]>bool;ltree[],ltree>bool
o ^<@ ltree,ltree>bool;ltree,ltree[]>bool;ltree[],ltree>bool
o ^? lquery[],ltree>bool;lquery[],ltree[]>bool;ltree,lquery[]>bool;ltree[],lquery[]>bool
o ^@ ltree,ltxtquery>bool;ltree[],ltxtquery>bool;ltxtquery,ltree>bool;ltxtquery,ltree[]>bool
o ^@> ltree,ltree>bool;ltree,ltree[]>bool;ltree[],ltree>bool
o ^~ lquery,ltree>bool;lquery,ltree[]>bool;ltree,lquery>bool;ltree[],lquery>bool
o || ltree,ltree>ltree;ltree,text>ltree;text,ltree>ltree
o ~ lquery,ltree>bool;lquery,ltree[]>bool;ltree,lquery>bool;ltree[],lquery>bool
k btree|ltree_ops ltree
k gist|gist__ltree_ops ltree[],gist_ltree_ops ltree
k hash|hash_ltree_ops ltree
= fuzzystrmatch
f daitch_mokotoff text>text[]
f difference text,text>int4
f dmetaphone text>text
f dmetaphone_alt text>text
f levenshtein text,text,int4,int4,int4>int4;text,text>int4
f levenshtein_less_equal text,text,int4,int4,int4,int4>int4;text,text,int4>int4
f metaphone text,int4>text
f soundex text>text
f text_soundex text>text
= intarray
t intbig_gkey|bU|intbig_gkey
t query_int|bU|query_int
f _int_contained int4[],int4[]>bool
f _int_contains int4[],int4[]>bool
f _int_different int4[],int4[]>bool
f _int_inter int4[],int4[]>int4[]
f _int_overlap int4[],int4[]>bool
f _int_same int4[],int4[]>bool
f _int_union int4[],int4[]>int4[]
f boolop int4[],query_int>bool
f icount int4[]>int4
f idx int4[],int4>int4
f intarray_del_elem int4[],int4>int4[]
f intarray_push_array int4[],int4[]>int4[]
f intarray_push_elem int4[],int4>int4[]
f intset int4>int4[]
f intset_subtract int4[],int4[]>int4[]
f intset_union_elem int4[],int4>int4[]
f querytree query_int>text
f rboolop query_int,int4[]>bool
f sort int4[],text>int4[];int4[]>int4[]
f sort_asc int4[]>int4[]
f sort_desc int4[]>int4[]
f subarray int4[],int4,int4>int4[];int4[],int4>int4[]
f uniq int4[]>int4[]
o # ,int4[]>int4;int4[],int4>int4
o & int4[],int4[]>int4[]
o && int4[],int4[]>bool
o + int4[],int4>int4[];int4[],int4[]>int4[]
o - int4[],int4>int4[];int4[],int4[]>int4[]
o <@ int4[],int4[]>bool
o @> int4[],int4[]>bool
o @@ int4[],query_int>bool
o | int4[],int4>int4[];int4[],int4[]>int4[]
o ~~ query_int,int4[]>bool
k gist|gist__int_ops int4[]
= cube
t cube|bU|cube
f cube cube,float8,float8>cube;cube,float8>cube;float8,float8>cube;float8>cube;float8[],float8[]>cube;float8[]>cube
f cube_cmp cube,cube>int4
f cube_contained cube,cube>bool
f cube_contains cube,cube>bool
f cube_coord cube,int4>float8
f cube_coord_llur cube,int4>float8
f cube_dim cube>int4
f cube_distance cube,cube>float8
f cube_enlarge cube,float8,int4>cube
f cube_eq cube,cube>bool
f cube_ge cube,cube>bool
f cube_gt cube,cube>bool
f cube_inter cube,cube>cube
f cube_is_point cube>bool
f cube_le cube,cube>bool
f cube_ll_coord cube,int4>float8
f cube_lt cube,cube>bool
f cube_ne cube,cube>bool
f cube_overlap cube,cube>bool
f cube_send cube>bytea
f cube_size cube>float8
f cube_subset cube,int4[]>cube
f cube_union cube,cube>cube
f cube_ur_coord cube,int4>float8
f distance_chebyshev cube,cube>float8
f distance_taxicab cube,cube>float8
o && cube,cube>bool
o -> cube,int4>float8
o < cube,cube>bool
o <#> cube,cube>float8
o <-> cube,cube>float8
o <= cube,cube>bool
o <=> cube,cube>float8
o <> cube,cube>bool
o <@ cube,cube>bool
o = cube,cube>bool
o > cube,cube>bool
o >= cube,cube>bool
o @> cube,cube>bool
o ~> cube,int4>float8
k btree|cube_ops cube
k gist|gist_cube_ops cube
= earthdistance
f earth >float8
f earth_box earth,float8>cube
f earth_distance earth,earth>float8
f gc_to_sec float8>float8
f geo_distance point,point>float8
f latitude earth>float8
f ll_to_earth float8,float8>earth
f longitude earth>float8
f sec_to_gc float8>float8
o <@> point,point>float8
= btree_gist
t gbtreekey16|bU|gbtreekey16
t gbtreekey2|bU|gbtreekey2
t gbtreekey32|bU|gbtreekey32
t gbtreekey4|bU|gbtreekey4
t gbtreekey8|bU|gbtreekey8
t gbtreekey_var|bU|gbtreekey_var
f cash_dist money,money>money
f date_dist date,date>int4
f float4_dist float4,float4>float4
f float8_dist float8,float8>float8
f gist_translate_cmptype_btree int4>int2
f int2_dist int2,int2>int2
f int4_dist int4,int4>int4
f int8_dist int8,int8>int8
f interval_dist interval,interval>interval
f oid_dist oid,oid>oid
f time_dist time,time>interval
f ts_dist timestamp,timestamp>interval
f tstz_dist timestamptz,timestamptz>interval
o <-> date,date>int4;float4,float4>float4;float8,float8>float8;int2,int2>int2;int4,int4>int4;int8,int8>int8;interval,interval>interval;money,money>money;oid,oid>oid;time,time>interval;timestamp,timestamp>interval;timestamptz,timestamptz>interval
k gist|gist_bit_ops bit,gist_bool_ops bool,gist_bpchar_ops bpchar,gist_bytea_ops bytea,gist_cash_ops money,gist_cidr_ops cidr,gist_date_ops date,gist_enum_ops anyenum,gist_float4_ops float4,gist_float8_ops float8,gist_inet_ops inet,gist_int2_ops int2,gist_int4_ops int4,gist_int8_ops int8,gist_interval_ops interval,gist_macaddr8_ops macaddr8,gist_macaddr_ops macaddr,gist_numeric_ops numeric,gist_oid_ops oid,gist_text_ops text,gist_time_ops time,gist_timestamp_ops timestamp,gist_timestamptz_ops timestamptz,gist_timetz_ops timetz,gist_uuid_ops uuid,gist_vbit_ops varbit
= tablefunc
f connectby ~text,text,text,text,int4,text>*record;~text,text,text,text,int4>*record;~text,text,text,text,text,int4,text>*record;~text,text,text,text,text,int4>*record
f crosstab ~text,int4>*record;~text,text>*record;~text>*record
f crosstab2 ~text>*tablefunc_crosstab_2
f crosstab3 ~text>*tablefunc_crosstab_3
f crosstab4 ~text>*tablefunc_crosstab_4
f normal_rand ~int4,float8,float8>*float8
= btree_gin
f gin_enum_cmp anyenum,anyenum>int4
f gin_numeric_cmp numeric,numeric>int4
k gin|bit_ops bit,bool_ops bool,bpchar_ops bpchar,bytea_ops bytea,char_ops char,cidr_ops cidr,date_ops date,enum_ops anyenum,float4_ops float4,float8_ops float8,inet_ops inet,int2_ops int2,int4_ops int4,int8_ops int8,interval_ops interval,macaddr8_ops macaddr8,macaddr_ops macaddr,money_ops money,name_ops name,numeric_ops numeric,oid_ops oid,text_ops text,time_ops time,timestamp_ops timestamp,timestamptz_ops timestamptz,timetz_ops timetz,uuid_ops uuid,varbit_ops varbit,varchar_ops varchar
= bloom
k bloom|int4_ops int4,text_ops text
= seg
t seg|bU|seg
f seg_center seg>float4
f seg_cmp seg,seg>int4
f seg_contained seg,seg>bool
f seg_contains seg,seg>bool
f seg_different seg,seg>bool
f seg_ge seg,seg>bool
f seg_gt seg,seg>bool
f seg_inter seg,seg>seg
f seg_le seg,seg>bool
f seg_left seg,seg>bool
f seg_lower seg>float4
f seg_lt seg,seg>bool
f seg_over_left seg,seg>bool
f seg_over_right seg,seg>bool
f seg_overlap seg,seg>bool
f seg_right seg,seg>bool
f seg_same seg,seg>bool
f seg_size seg>float4
f seg_union seg,seg>seg
f seg_upper seg>float4
o && seg,seg>bool
o &< seg,seg>bool
o &> seg,seg>bool
o < seg,seg>bool
o << seg,seg>bool
o <= seg,seg>bool
o <> seg,seg>bool
o <@ seg,seg>bool
o = seg,seg>bool
o > seg,seg>bool
o >= seg,seg>bool
o >> seg,seg>bool
o @> seg,seg>bool
k btree|seg_ops seg
k gist|gist_seg_ops seg
= isn
t ean13|bU|ean13
t isbn|bU|isbn
t isbn13|bU|isbn13
t ismn|bU|ismn
t ismn13|bU|ismn13
t issn|bU|issn
t issn13|bU|issn13
t upc|bU|upc
c ean13|isbn13 ef,isbn ef,ismn13 ef,ismn ef,issn13 ef,issn ef,upc ef
c isbn13|ean13 ab,isbn ab
c isbn|ean13 ab,isbn13 ab
c ismn13|ean13 ab,ismn ab
c ismn|ean13 ab,ismn13 ab
c issn13|ean13 ab,issn ab
c issn|ean13 ab,issn13 ab
c upc|ean13 ab
f btean13cmp ean13,ean13>int4;ean13,isbn13>int4;ean13,isbn>int4;ean13,ismn13>int4;ean13,ismn>int4;ean13,issn13>int4;ean13,issn>int4;ean13,upc>int4
f btisbn13cmp isbn13,ean13>int4;isbn13,isbn13>int4;isbn13,isbn>int4
f btisbncmp isbn,ean13>int4;isbn,isbn13>int4;isbn,isbn>int4
f btismn13cmp ismn13,ean13>int4;ismn13,ismn13>int4;ismn13,ismn>int4
f btismncmp ismn,ean13>int4;ismn,ismn13>int4;ismn,ismn>int4
f btissn13cmp issn13,ean13>int4;issn13,issn13>int4;issn13,issn>int4
f btissncmp issn,ean13>int4;issn,issn13>int4;issn,issn>int4
f btupccmp upc,ean13>int4;upc,upc>int4
f hashean13 ean13>int4
f hashisbn isbn>int4
f hashisbn13 isbn13>int4
f hashismn ismn>int4
f hashismn13 ismn13>int4
f hashissn issn>int4
f hashissn13 issn13>int4
f hashupc upc>int4
f is_valid ean13>bool;isbn13>bool;isbn>bool;ismn13>bool;ismn>bool;issn13>bool;issn>bool;upc>bool
f isbn ean13>isbn
f isbn13 ean13>isbn13
f ismn ean13>ismn
f ismn13 ean13>ismn13
f isn_weak ~>bool;~bool>bool
f isneq ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f isnge ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f isngt ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f isnle ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f isnlt ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f isnne ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
f issn ean13>issn
f issn13 ean13>issn13
f make_valid ean13>ean13;isbn13>isbn13;isbn>isbn;ismn13>ismn13;ismn>ismn;issn13>issn13;issn>issn;upc>upc
f upc ean13>upc
o < ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
o <= ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
o <> ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
o = ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
o > ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
o >= ean13,ean13>bool;ean13,isbn13>bool;ean13,isbn>bool;ean13,ismn13>bool;ean13,ismn>bool;ean13,issn13>bool;ean13,issn>bool;ean13,upc>bool;isbn,ean13>bool;isbn,isbn13>bool;isbn,isbn>bool;isbn13,ean13>bool;isbn13,isbn13>bool;isbn13,isbn>bool;ismn,ean13>bool;ismn,ismn13>bool;ismn,ismn>bool;ismn13,ean13>bool;ismn13,ismn13>bool;ismn13,ismn>bool;issn,ean13>bool;issn,issn13>bool;issn,issn>bool;issn13,ean13>bool;issn13,issn13>bool;issn13,issn>bool;upc,ean13>bool;upc,upc>bool
k btree|ean13_ops ean13,isbn13_ops isbn13,isbn_ops isbn,ismn13_ops ismn13,ismn_ops ismn,issn13_ops issn13,issn_ops issn,upc_ops upc
k hash|ean13_ops ean13,isbn13_ops isbn13,isbn_ops isbn,ismn13_ops ismn13,ismn_ops ismn,issn13_ops issn13,issn_ops issn,upc_ops upc
= dblink
f dblink ~text,bool>*record;~text,text,bool>*record;~text,text>*record;~text>*record
f dblink_build_sql_delete ~text,int2vector,int4,text[]>text
f dblink_build_sql_insert ~text,int2vector,int4,text[],text[]>text
f dblink_build_sql_update ~text,int2vector,int4,text[],text[]>text
f dblink_cancel_query ~text>text
f dblink_close ~text,bool>text;~text,text,bool>text;~text,text>text;~text>text
f dblink_connect ~text,text>text;~text>text
f dblink_connect_u ~text,text>text;~text>text
f dblink_current_query ~>text
f dblink_disconnect ~>text;~text>text
f dblink_error_message ~text>text
f dblink_exec ~text,bool>text;~text,text,bool>text;~text,text>text;~text>text
f dblink_fdw_validator ~text[],oid>void
f dblink_fetch ~text,int4,bool>*record;~text,int4>*record;~text,text,int4,bool>*record;~text,text,int4>*record
f dblink_get_connections ~>text[]
f dblink_get_notify ~>*{notify_name text,be_pid int4,extra text};~text>*{notify_name text,be_pid int4,extra text}
f dblink_get_pkey ~text>*dblink_pkey_results
f dblink_get_result ~text,bool>*record;~text>*record
f dblink_is_busy ~text>int4
f dblink_open ~text,text,bool>text;~text,text,text,bool>text;~text,text,text>text;~text,text>text
f dblink_send_query ~text,text>int4`;
