import type { Rule } from '../../rules/define-rule.js'
import type { Cib } from '../model.js'
import { conflictingActivationMode } from './conflicting-activation-mode.js'
import { conflictingCloneNodeMax } from './conflicting-clone-node-max.js'
import { conflictingColocation } from './conflicting-colocation.js'
import { conflictingGroupOrder } from './conflicting-group-order.js'
import { conflictingLossPolicy } from './conflicting-loss-policy.js'
import { conflictingMemberOrder } from './conflicting-member-order.js'
import { conflictingOrder } from './conflicting-order.js'
import { conflictingOrderLoop } from './conflicting-order-loop.js'
import { conflictingParts } from './conflicting-parts.js'
import { conflictingQuorumPolicy } from './conflicting-quorum-policy.js'
import { deprecatedMaster } from './deprecated-master.js'
import { deprecatedName } from './deprecated-name.js'
import { deprecatedOption } from './deprecated-option.js'
import { deprecatedOrderPart } from './deprecated-order-part.js'
import { deprecatedPingNode } from './deprecated-ping-node.js'
import { deprecatedRestartType } from './deprecated-restart-type.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateDevice } from './duplicate-device.js'
import { duplicateElement } from './duplicate-element.js'
import { duplicateExport } from './duplicate-export.js'
import { duplicateFenceAddress } from './duplicate-fence-address.js'
import { duplicateFencePort } from './duplicate-fence-port.js'
import { duplicateFencingLevel } from './duplicate-fencing-level.js'
import { duplicateId } from './duplicate-id.js'
import { duplicateInstance } from './duplicate-instance.js'
import { duplicateMount } from './duplicate-mount.js'
import { duplicateNodeId } from './duplicate-node-id.js'
import { duplicateNodeName } from './duplicate-node-name.js'
import { duplicateOperation } from './duplicate-operation.js'
import { duplicatePair } from './duplicate-pair.js'
import { invalidAddress } from './invalid-address.js'
import { invalidId } from './invalid-id.js'
import { invalidInfluence } from './invalid-influence.js'
import { invalidMetaValue } from './invalid-meta-value.js'
import { invalidOption } from './invalid-option.js'
import { invalidParameter } from './invalid-parameter.js'
import { invalidPattern } from './invalid-pattern.js'
import { invalidPromotableClass } from './invalid-promotable-class.js'
import { invalidRequires } from './invalid-requires.js'
import { invalidRoot } from './invalid-root.js'
import { invalidRuleRole } from './invalid-rule-role.js'
import { invalidTargetRole } from './invalid-target-role.js'
import { invalidValue } from './invalid-value.js'
import { mismatchedPort } from './mismatched-port.js'
import { mismatchedPromotion } from './mismatched-promotion.js'
import { mismatchedVolume } from './mismatched-volume.js'
import { misplacedElement } from './misplaced-element.js'
import { misreadBoolean } from './misread-boolean.js'
import { misreadNumber } from './misread-number.js'
import { misreadTime } from './misread-time.js'
import { missingAttribute } from './missing-attribute.js'
import { missingColocationRole } from './missing-colocation-role.js'
import { missingDlm } from './missing-dlm.js'
import { missingElement } from './missing-element.js'
import { missingFenceDevice } from './missing-fence-device.js'
import { missingFenceTarget } from './missing-fence-target.js'
import { missingInterleave } from './missing-interleave.js'
import { missingLockOrder } from './missing-lock-order.js'
import { missingNotify } from './missing-notify.js'
import { missingOrder } from './missing-order.js'
import { missingParameter } from './missing-parameter.js'
import { missingPromotable } from './missing-promotable.js'
import { missingPromoteFirst } from './missing-promote-first.js'
import { missingRoleMonitor } from './missing-role-monitor.js'
import { missingUnblock } from './missing-unblock.js'
import { missingUnfencing } from './missing-unfencing.js'
import { missingWatchdogTimeout } from './missing-watchdog-timeout.js'
import { refusedName } from './refused-name.js'
import { templateMark } from './template-mark.js'
import { unexpectedText } from './unexpected-text.js'
import { unknownAgent } from './unknown-agent.js'
import { unknownAttribute } from './unknown-attribute.js'
import { unknownDirectory } from './unknown-directory.js'
import { unknownElement } from './unknown-element.js'
import { unknownFenceAction } from './unknown-fence-action.js'
import { unknownFenceDevice } from './unknown-fence-device.js'
import { unknownId } from './unknown-id.js'
import { unknownMetaAttribute } from './unknown-meta-attribute.js'
import { unknownNode } from './unknown-node.js'
import { unknownOption } from './unknown-option.js'
import { unknownParameter } from './unknown-parameter.js'
import { unknownResource } from './unknown-resource.js'
import { unknownSchema } from './unknown-schema.js'
import { unknownServiceAddress } from './unknown-service-address.js'
import { unknownTarget } from './unknown-target.js'
import { unmanagedCluster } from './unmanaged-cluster.js'
import { unsafeClonedMount } from './unsafe-cloned-mount.js'
import { unsafeColocationScore } from './unsafe-colocation-score.js'
import { unsafeFenceAction } from './unsafe-fence-action.js'
import { unsafeOrderKind } from './unsafe-order-kind.js'
import { unsafeOrderSymmetry } from './unsafe-order-symmetry.js'
import { unsafeStopFailure } from './unsafe-stop-failure.js'
import { unsupportedAttribute } from './unsupported-attribute.js'
import { unsupportedElement } from './unsupported-element.js'
import { unsupportedValue } from './unsupported-value.js'
import { unusableFenceDevice } from './unusable-fence-device.js'
import { unusableResource } from './unusable-resource.js'
import { unusedFenceConstraint } from './unused-fence-constraint.js'
import { unusedInterval } from './unused-interval.js'
import { unusedMove } from './unused-move.js'
import { unusedRequires } from './unused-requires.js'

/** What holds for a CIB however it is written, in alphabetical order: what its schema refuses, what the scheduler says, what endangers services. */
export const cibRules: readonly Rule<Cib>[] = [
  conflictingActivationMode,
  conflictingCloneNodeMax,
  conflictingColocation,
  conflictingGroupOrder,
  conflictingLossPolicy,
  conflictingMemberOrder,
  conflictingOrder,
  conflictingOrderLoop,
  conflictingParts,
  conflictingQuorumPolicy,
  deprecatedMaster,
  deprecatedName,
  deprecatedOption,
  deprecatedOrderPart,
  deprecatedPingNode,
  deprecatedRestartType,
  duplicateAddress,
  duplicateDevice,
  duplicateElement,
  duplicateExport,
  duplicateFenceAddress,
  duplicateFencePort,
  duplicateFencingLevel,
  duplicateId,
  duplicateInstance,
  duplicateMount,
  duplicateNodeId,
  duplicateNodeName,
  duplicateOperation,
  duplicatePair,
  invalidAddress,
  invalidId,
  invalidInfluence,
  invalidMetaValue,
  invalidOption,
  invalidParameter,
  invalidPattern,
  invalidPromotableClass,
  invalidRequires,
  invalidRoot,
  invalidRuleRole,
  invalidTargetRole,
  invalidValue,
  mismatchedPort,
  mismatchedPromotion,
  mismatchedVolume,
  misplacedElement,
  misreadBoolean,
  misreadNumber,
  misreadTime,
  missingAttribute,
  missingColocationRole,
  missingDlm,
  missingElement,
  missingFenceDevice,
  missingFenceTarget,
  missingInterleave,
  missingLockOrder,
  missingNotify,
  missingOrder,
  missingParameter,
  missingPromotable,
  missingPromoteFirst,
  missingRoleMonitor,
  missingUnblock,
  missingUnfencing,
  missingWatchdogTimeout,
  refusedName,
  templateMark,
  unexpectedText,
  unknownAgent,
  unknownAttribute,
  unknownDirectory,
  unknownElement,
  unknownFenceAction,
  unknownFenceDevice,
  unknownId,
  unknownMetaAttribute,
  unknownNode,
  unknownOption,
  unknownParameter,
  unknownResource,
  unknownSchema,
  unknownServiceAddress,
  unknownTarget,
  unmanagedCluster,
  unsafeClonedMount,
  unsafeColocationScore,
  unsafeFenceAction,
  unsafeOrderKind,
  unsafeOrderSymmetry,
  unsafeStopFailure,
  unsupportedAttribute,
  unsupportedElement,
  unsupportedValue,
  unusableFenceDevice,
  unusableResource,
  unusedFenceConstraint,
  unusedInterval,
  unusedMove,
  unusedRequires,
]
