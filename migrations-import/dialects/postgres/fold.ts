import type { Session } from "../../replay/session";
import type { StatementEnd } from "../dialect";
import type { Frame } from "./blocks/block-run";
import { callFunctions } from "./blocks/call-function";
import { runBlock } from "./blocks/run-block";
import { type Node, type NodeOf, type NodeTag, tagOf } from "./grammar/node";
import { refuse } from "./refusal";
import { alterTable } from "./statements/alter-table";
import {
  createAccessMethod,
  createCast,
  createConversion,
  createLanguage,
  createOperatorClass,
  createOperatorFamily,
  createTransform,
  define,
} from "./statements/auxiliaries";
import { comment } from "./statements/comments";
import { alterSequence, createExtension, createSchema, createSequence } from "./statements/containers";
import { createIndex } from "./statements/create-index";
import { createStatistics } from "./statements/create-statistics";
import { createForeignTable, createTable } from "./statements/create-table";
import { createTableAs, createView, selectInto } from "./statements/create-view";
import { alterDefaultPrivileges } from "./statements/default-privileges";
import { alterDomain, createDomain } from "./statements/domains";
import { drop } from "./statements/drop";
import { dropOwned } from "./statements/drop-owned";
import { alterEventTrigger, createEventTrigger } from "./statements/event-triggers";
import {
  alterServer,
  alterUserMapping,
  alterWrapper,
  createServer,
  createUserMapping,
  createWrapper,
  dropUserMapping,
} from "./statements/foreign-servers";
import { alterFunction, createFunction } from "./statements/functions";
import { grant } from "./statements/grants";
import { alterOwner, reassignOwned } from "./statements/owners";
import { alterPolicy, createPolicy } from "./statements/policies";
import {
  alterPublication,
  alterSubscription,
  createPublication,
  createSubscription,
  dropSubscription,
} from "./statements/publications";
import { rename } from "./statements/rename";
import { alterRole, alterRoleSettings, createRole, dropRole, grantRole } from "./statements/roles";
import { createRule } from "./statements/rules";
import { setSchema } from "./statements/set-schema";
import { discard, followSetConfig, setVariable } from "./statements/settings";
import { followTransaction } from "./statements/transactions";
import { createTrigger } from "./statements/triggers";
import { alterEnum, createCompositeType, createEnum, createRange } from "./statements/types";

type Handlers = { readonly [T in NodeTag]?: (node: NodeOf<T>, session: Session, frame?: Frame) => StatementEnd };

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
  CreateRangeStmt: createRange,
  CreateStatsStmt: createStatistics,
  RuleStmt: createRule,
  GrantStmt: grant,
  GrantRoleStmt: grantRole,
  AlterDefaultPrivilegesStmt: alterDefaultPrivileges,
  AlterOwnerStmt: alterOwner,
  ReassignOwnedStmt: reassignOwned,
  DropOwnedStmt: dropOwned,
  CreateRoleStmt: createRole,
  AlterRoleStmt: alterRole,
  AlterRoleSetStmt: alterRoleSettings,
  DropRoleStmt: dropRole,
  CreatePublicationStmt: createPublication,
  AlterPublicationStmt: alterPublication,
  CreateSubscriptionStmt: createSubscription,
  AlterSubscriptionStmt: alterSubscription,
  DropSubscriptionStmt: dropSubscription,
  CreateEventTrigStmt: createEventTrigger,
  AlterEventTrigStmt: alterEventTrigger,
  CreateFdwStmt: createWrapper,
  AlterFdwStmt: alterWrapper,
  CreateForeignServerStmt: createServer,
  AlterForeignServerStmt: alterServer,
  CreateUserMappingStmt: createUserMapping,
  AlterUserMappingStmt: alterUserMapping,
  DropUserMappingStmt: dropUserMapping,
  CreateCastStmt: createCast,
  CreateTransformStmt: createTransform,
  CreateOpClassStmt: createOperatorClass,
  CreateOpFamilyStmt: createOperatorFamily,
  CreateConversionStmt: createConversion,
  CreatePLangStmt: createLanguage,
  CreateAmStmt: createAccessMethod,
  CommentStmt: comment,
  CreateSchemaStmt: (node, session) => createSchema(node, session, fold),
  CreateExtensionStmt: createExtension,
  CreateSeqStmt: createSequence,
  AlterSeqStmt: alterSequence,
  DropStmt: drop,
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  TransactionStmt: followTransaction,
  VariableSetStmt: setVariable,
  DiscardStmt: discard,
  DoStmt: (node, session, frame) => runBlock(node, session, fold, frame?.budget),
  SelectStmt: (node, session, frame) => {
    followSetConfig(node, session);
    return selectInto(node, session) ?? callFunctions(node, session, fold, frame);
  },
  CallStmt: (node, session, frame) => callFunctions(node, session, fold, frame),
};

/** Statements about data, databases, settings and maintenance: nothing of them is in the catalog. */
const withoutEffect: ReadonlySet<string> = new Set<NodeTag>([
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "TruncateStmt",
  "CopyStmt",
  "VariableShowStmt",
  "AlterDatabaseStmt",
  "AlterDatabaseSetStmt",
  "AlterDatabaseRefreshCollStmt",
  "CreatedbStmt",
  "DropdbStmt",
  "AlterSystemStmt",
  "ConstraintsSetStmt",
  "LockStmt",
  "VacuumStmt",
  "ClusterStmt",
  "ReindexStmt",
  "CheckPointStmt",
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
  "AlterOpFamilyStmt",
  "AlterOperatorStmt",
  "AlterTypeStmt",
  "AlterTSConfigurationStmt",
  "AlterTSDictionaryStmt",
  "AlterCollationStmt",
  "AlterStatsStmt",
  "AlterExtensionStmt",
  "AlterExtensionContentsStmt",
  "AlterObjectDependsStmt",
]);

/**
 * Folds one statement onto the ledger; `frame` is what it stands in inside of a block or function. Ends it by a Refusal or NoEffect
 * where it cannot or need not be applied.
 */
export function fold(node: Node, session: Session, frame?: Frame): StatementEnd {
  const tag = tagOf(node);
  const handle = handlers[tag] as ((contents: unknown, session: Session, frame?: Frame) => StatementEnd) | undefined;
  if (handle) return handle(Object.values(node)[0], session, frame);
  if (withoutEffect.has(tag)) return "no effect";
  return refuse("NOT_UNDERSTOOD", `the engine does not know what ${tag.replace(/Stmt$/, "")} changes`);
}
