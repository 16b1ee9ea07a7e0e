import type { Session } from "../../replay/session";
import type { StatementEnd } from "../dialect";
import { type Node, type NodeOf, type NodeTag, tagOf } from "./grammar/node";
import { refuse } from "./refusal";
import { alterTable } from "./statements/alter-table";
import { comment } from "./statements/comments";
import { alterSequence, createExtension, createSchema, createSequence } from "./statements/containers";
import { createIndex } from "./statements/create-index";
import { createForeignTable, createTable } from "./statements/create-table";
import { createTableAs, createView, selectInto } from "./statements/create-view";
import { runBlock } from "./statements/do-block";
import { drop } from "./statements/drop";
import { alterFunction, createFunction, define } from "./statements/functions";
import { alterPolicy, createPolicy } from "./statements/policies";
import { rename } from "./statements/rename";
import { setSchema } from "./statements/set-schema";
import { followSetConfig, setVariable } from "./statements/settings";
import { createTrigger } from "./statements/triggers";
import { alterDomain, alterEnum, createCompositeType, createDomain, createEnum } from "./statements/types";

type Handlers = { readonly [T in NodeTag]?: (node: NodeOf<T>, session: Session) => StatementEnd };

const handlers: Handlers = {
  CreateStmt: createTable,
  CreateForeignTableStmt: createForeignTable,
  AlterTableStmt: alterTable,
  IndexStmt: createIndex,
  ViewStmt: createView,
  CreateTableAsStmt: createTableAs,
  CreateEnumStmt: createEnum,
  AlterEnumStmt: alterEnum,
  CompositeTypeStmt: createCompositeType,
  CreateDomainStmt: createDomain,
  AlterDomainStmt: alterDomain,
  CreatePolicyStmt: createPolicy,
  AlterPolicyStmt: alterPolicy,
  CreateTrigStmt: createTrigger,
  CreateFunctionStmt: createFunction,
  AlterFunctionStmt: alterFunction,
  DefineStmt: define,
  CommentStmt: comment,
  CreateSchemaStmt: (node, session) => createSchema(node, session, fold),
  CreateExtensionStmt: createExtension,
  CreateSeqStmt: createSequence,
  AlterSeqStmt: alterSequence,
  DropStmt: drop,
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  VariableSetStmt: setVariable,
  DoStmt: (node, session) => runBlock(node, session, fold),
  SelectStmt: (node, session) => {
    followSetConfig(node, session);
    return selectInto(node, session) ?? "no effect";
  },
};

/** Statements about data, roles, rights, settings and maintenance: nothing of them is in the catalog. */
const withoutEffect: ReadonlySet<string> = new Set<NodeTag>([
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "TruncateStmt",
  "CopyStmt",
  "CallStmt",
  "GrantStmt",
  "GrantRoleStmt",
  "AlterDefaultPrivilegesStmt",
  "AlterOwnerStmt",
  "CreateRoleStmt",
  "AlterRoleStmt",
  "AlterRoleSetStmt",
  "DropRoleStmt",
  "DropOwnedStmt",
  "ReassignOwnedStmt",
  "VariableShowStmt",
  "AlterDatabaseStmt",
  "AlterDatabaseSetStmt",
  "AlterDatabaseRefreshCollStmt",
  "CreatedbStmt",
  "DropdbStmt",
  "AlterSystemStmt",
  "TransactionStmt",
  "ConstraintsSetStmt",
  "LockStmt",
  "VacuumStmt",
  "ClusterStmt",
  "ReindexStmt",
  "CheckPointStmt",
  "DiscardStmt",
  "ExplainStmt",
  "RefreshMatViewStmt",
  "NotifyStmt",
  "ListenStmt",
  "UnlistenStmt",
  "PrepareStmt",
  "ExecuteStmt",
  "DeallocateStmt",
  "DeclareCursorStmt",
  "FetchStmt",
  "ClosePortalStmt",
  "LoadStmt",
  "SecLabelStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt",
  "AlterTableSpaceOptionsStmt",
  "AlterTableMoveAllStmt",
  "CreatePublicationStmt",
  "AlterPublicationStmt",
  "CreateSubscriptionStmt",
  "AlterSubscriptionStmt",
  "DropSubscriptionStmt",
  "CreateFdwStmt",
  "AlterFdwStmt",
  "CreateForeignServerStmt",
  "AlterForeignServerStmt",
  "CreateUserMappingStmt",
  "AlterUserMappingStmt",
  "DropUserMappingStmt",
  "CreatePLangStmt",
  "CreateCastStmt",
  "CreateConversionStmt",
  "CreateTransformStmt",
  "CreateAmStmt",
  "CreateOpClassStmt",
  "CreateOpFamilyStmt",
  "AlterOpFamilyStmt",
  "AlterOperatorStmt",
  "AlterTypeStmt",
  "AlterTSConfigurationStmt",
  "AlterTSDictionaryStmt",
  "AlterCollationStmt",
  "CreateStatsStmt",
  "AlterStatsStmt",
  "CreateEventTrigStmt",
  "AlterEventTrigStmt",
  "AlterExtensionStmt",
  "AlterExtensionContentsStmt",
  "AlterObjectDependsStmt",
  "RuleStmt",
]);

/** Folds one statement onto the ledger. Ends it by a Refusal or NoEffect where it cannot or need not be applied. */
export function fold(node: Node, session: Session): StatementEnd {
  const tag = tagOf(node);
  const handle = handlers[tag] as ((contents: unknown, session: Session) => StatementEnd) | undefined;
  if (handle) return handle(Object.values(node)[0], session);
  if (withoutEffect.has(tag)) return "no effect";
  return refuse("NOT_UNDERSTOOD", `the engine does not know what ${tag.replace(/Stmt$/, "")} changes`);
}
