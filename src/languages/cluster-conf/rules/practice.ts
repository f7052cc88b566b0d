import type { Rule } from '../../../rules/define-rule.js'

import type { ClusterConf } from '../schema.js'
import { conflictingAltname } from './conflicting-altname.js'
import { conflictingBroadcastMulticast } from './conflicting-broadcast-multicast.js'
import { conflictingBroadcastTransport } from './conflicting-broadcast-transport.js'
import { conflictingChild } from './conflicting-child.js'
import { conflictingCmanGulm } from './conflicting-cman-gulm.js'
import { conflictingConsensus } from './conflicting-consensus.js'
import { conflictingDepend } from './conflicting-depend.js'
import { conflictingDlmProtocol } from './conflicting-dlm-protocol.js'
import { conflictingDrbdOrder } from './conflicting-drbd-order.js'
import { conflictingExclusive } from './conflicting-exclusive.js'
import { conflictingExpectedVotes } from './conflicting-expected-votes.js'
import { conflictingFenceAttribute } from './conflicting-fence-attribute.js'
import { conflictingHeuristicTiming } from './conflicting-heuristic-timing.js'
import { conflictingIdentityFile } from './conflicting-identity-file.js'
import { conflictingIoTimeout } from './conflicting-io-timeout.js'
import { conflictingIpNode } from './conflicting-ip-node.js'
import { conflictingLvmOrder } from './conflicting-lvm-order.js'
import { conflictingMasterWait } from './conflicting-master-wait.js'
import { conflictingMasterWins } from './conflicting-master-wins.js'
import { conflictingMaxRestarts } from './conflicting-max-restarts.js'
import { conflictingMinScore } from './conflicting-min-score.js'
import { conflictingMulticastFamily } from './conflicting-multicast-family.js'
import { conflictingNodeDeviceName } from './conflicting-node-device-name.js'
import { conflictingNofailback } from './conflicting-nofailback.js'
import { conflictingPasswd } from './conflicting-passwd.js'
import { conflictingQdiskDevice } from './conflicting-qdisk-device.js'
import { conflictingQdiskNodes } from './conflicting-qdisk-nodes.js'
import { conflictingQdiskToken } from './conflicting-qdisk-token.js'
import { conflictingQdiskVotes } from './conflicting-qdisk-votes.js'
import { conflictingQuorum } from './conflicting-quorum.js'
import { conflictingRingPort } from './conflicting-ring-port.js'
import { conflictingRrpMode } from './conflicting-rrp-mode.js'
import { conflictingTwoNodeCount } from './conflicting-two-node-count.js'
import { conflictingTwoNodeExpectedVotes } from './conflicting-two-node-expected-votes.js'
import { conflictingTwoNodeQuorumd } from './conflicting-two-node-quorumd.js'
import { conflictingTwoNodeVotes } from './conflicting-two-node-votes.js'
import { conflictingVmPath } from './conflicting-vm-path.js'
import { deprecatedFenceAgent } from './deprecated-fence-agent.js'
import { deprecatedFenceAttribute } from './deprecated-fence-attribute.js'
import { deprecatedQdiskTiming } from './deprecated-qdisk-timing.js'
import { deprecatedVmXm } from './deprecated-vm-xm.js'
import { duplicateAltname } from './duplicate-altname.js'
import { duplicateFailoverDomain } from './duplicate-failover-domain.js'
import { duplicateFailoverDomainNode } from './duplicate-failover-domain-node.js'
import { duplicateFenceAddress } from './duplicate-fence-address.js'
import { duplicateFenceDevice } from './duplicate-fence-device.js'
import { duplicateFencePort } from './duplicate-fence-port.js'
import { duplicateFsid } from './duplicate-fsid.js'
import { duplicateIp } from './duplicate-ip.js'
import { duplicateMethod } from './duplicate-method.js'
import { duplicateNode } from './duplicate-node.js'
import { duplicateNodeid } from './duplicate-nodeid.js'
import { duplicateResource } from './duplicate-resource.js'
import { duplicateResourceUse } from './duplicate-resource-use.js'
import { duplicateService } from './duplicate-service.js'
import { duplicateUniqueAttribute } from './duplicate-unique-attribute.js'
import { invalidClusterName } from './invalid-cluster-name.js'
import { invalidClusterNameLength } from './invalid-cluster-name-length.js'
import { invalidConfigVersionRange } from './invalid-config-version-range.js'
import { invalidDepend } from './invalid-depend.js'
import { invalidDeviceCount } from './invalid-device-count.js'
import { invalidFenceArgumentsLength } from './invalid-fence-arguments-length.js'
import { invalidFenceGuest } from './invalid-fence-guest.js'
import { invalidHeuristicCount } from './invalid-heuristic-count.js'
import { invalidHeuristicTko } from './invalid-heuristic-tko.js'
import { invalidLockserverCount } from './invalid-lockserver-count.js'
import { invalidMethodCount } from './invalid-method-count.js'
import { invalidNodeCount } from './invalid-node-count.js'
import { invalidNodeName } from './invalid-node-name.js'
import { invalidNodeNameLocalhost } from './invalid-node-name-localhost.js'
import { invalidQdiskPriority } from './invalid-qdisk-priority.js'
import { invalidResourceRef } from './invalid-resource-ref.js'
import { invalidScriptPath } from './invalid-script-path.js'
import { invalidServiceNameLength } from './invalid-service-name-length.js'
import { invalidTko } from './invalid-tko.js'
import { invalidTkoUp } from './invalid-tko-up.js'
import { invalidToken } from './invalid-token.js'
import { mismatchedFenceDevice } from './mismatched-fence-device.js'
import { mismatchedFenceNodename } from './mismatched-fence-nodename.js'
import { mismatchedLockTable } from './mismatched-lock-table.js'
import { mismatchedNfsPath } from './mismatched-nfs-path.js'
import { mismatchedNodeMulticast } from './mismatched-node-multicast.js'
import { mismatchedOutlets } from './mismatched-outlets.js'
import { mismatchedQuorumDevPoll } from './mismatched-quorum-dev-poll.js'
import { mismatchedVotes } from './mismatched-votes.js'
import { misplacedAltname } from './misplaced-altname.js'
import { missingAltname } from './missing-altname.js'
import { missingCman } from './missing-cman.js'
import { missingFailoverDomainNode } from './missing-failover-domain-node.js'
import { missingFence } from './missing-fence.js'
import { missingFenceParameter } from './missing-fence-parameter.js'
import { missingFencePort } from './missing-fence-port.js'
import { missingFsid } from './missing-fsid.js'
import { missingHeuristic } from './missing-heuristic.js'
import { missingMethodDevice } from './missing-method-device.js'
import { missingNfslock } from './missing-nfslock.js'
import { missingNodes } from './missing-nodes.js'
import { missingPcmkMethod } from './missing-pcmk-method.js'
import { missingPriority } from './missing-priority.js'
import { missingQdiskDevice } from './missing-qdisk-device.js'
import { missingQdiskTiming } from './missing-qdisk-timing.js'
import { missingQdiskVotes } from './missing-qdisk-votes.js'
import { missingSecondMethod } from './missing-second-method.js'
import { missingTiebreaker } from './missing-tiebreaker.js'
import { missingTwoNode } from './missing-two-node.js'
import { missingUidgid } from './missing-uidgid.js'
import { missingUnfence } from './missing-unfence.js'
import { missingUnfenceOn } from './missing-unfence-on.js'
import { templateMark } from './template-mark.js'
import { unknownDepend } from './unknown-depend.js'
import { unknownFailoverDomainNode } from './unknown-failover-domain-node.js'
import { unknownFenceAction } from './unknown-fence-action.js'
import { unknownFenceAgent } from './unknown-fence-agent.js'
import { unknownFenceDevice } from './unknown-fence-device.js'
import { unknownLockMaster } from './unknown-lock-master.js'
import { unknownLockserver } from './unknown-lockserver.js'
import { unknownResourceRef } from './unknown-resource-ref.js'
import { unknownServiceDomain } from './unknown-service-domain.js'
import { unsafeAddressAsNodeName } from './unsafe-address-as-node-name.js'
import { unsafeAllowKill } from './unsafe-allow-kill.js'
import { unsafeBroadcast } from './unsafe-broadcast.js'
import { unsafeCleanStart } from './unsafe-clean-start.js'
import { unsafeConsensus } from './unsafe-consensus.js'
import { unsafeDualPower } from './unsafe-dual-power.js'
import { unsafeFenceAction } from './unsafe-fence-action.js'
import { unsafeFenceCycle } from './unsafe-fence-cycle.js'
import { unsafeFenceManual } from './unsafe-fence-manual.js'
import { unsafeFenceRace } from './unsafe-fence-race.js'
import { unsafeForceUnmount } from './unsafe-force-unmount.js'
import { unsafeHeuristicPing } from './unsafe-heuristic-ping.js'
import { unsafeIpmiLanplus } from './unsafe-ipmi-lanplus.js'
import { unsafeLvmTwo } from './unsafe-lvm-two.js'
import { unsafeMulticastRange } from './unsafe-multicast-range.js'
import { unsafeNodeName } from './unsafe-node-name.js'
import { unsafePostFailDelay } from './unsafe-post-fail-delay.js'
import { unsafePostJoinDelay } from './unsafe-post-join-delay.js'
import { unsafeQdiskRatio } from './unsafe-qdisk-ratio.js'
import { unsafeQdiskToken } from './unsafe-qdisk-token.js'
import { unsafeQdiskTokenLarge } from './unsafe-qdisk-token-large.js'
import { unsafeReboot } from './unsafe-reboot.js'
import { unsafeRestrictedDomain } from './unsafe-restricted-domain.js'
import { unsafeScsiTwoNodeQdisk } from './unsafe-scsi-two-node-qdisk.js'
import { unsafeSecauth } from './unsafe-secauth.js'
import { unsafeSelfFence } from './unsafe-self-fence.js'
import { unsafeSelfFencingDevice } from './unsafe-self-fencing-device.js'
import { unsafeSharedFenceDevice } from './unsafe-shared-fence-device.js'
import { unsafeSingleNode } from './unsafe-single-node.js'
import { unsafeSplitOutlets } from './unsafe-split-outlets.js'
import { unsafeStartOrder } from './unsafe-start-order.js'
import { unsafeStatusFile } from './unsafe-status-file.js'
import { unsafeToken } from './unsafe-token.js'
import { unsafeTransportUdpu } from './unsafe-transport-udpu.js'
import { unsafeUpgrading } from './unsafe-upgrading.js'
import { unsafeUseUptime } from './unsafe-use-uptime.js'
import { unsupportedIpPrefix } from './unsupported-ip-prefix.js'
import { unusedDepend } from './unused-depend.js'
import { unusedEvents } from './unused-events.js'
import { unusedFailoverDomain } from './unused-failover-domain.js'
import { unusedFenceDevice } from './unused-fence-device.js'
import { unusedNestedResource } from './unused-nested-resource.js'
import { unusedNodeMulticast } from './unused-node-multicast.js'
import { unusedPriority } from './unused-priority.js'
import { unusedResource } from './unused-resource.js'
import { unusedRestartExpireTime } from './unused-restart-expire-time.js'
import { unusedRrpMode } from './unused-rrp-mode.js'
import { unusedSharedSubtree } from './unused-shared-subtree.js'
import { unusedSubtreeFlag } from './unused-subtree-flag.js'
import { unusedSubtreeLimit } from './unused-subtree-limit.js'
import { unusedUnfence } from './unused-unfence.js'

/** What the reader accepts and a careful operator would not, and what only shows when two places are compared. */
export const practice: readonly Rule<ClusterConf>[] = [
  conflictingAltname,
  conflictingBroadcastMulticast,
  conflictingBroadcastTransport,
  conflictingChild,
  conflictingCmanGulm,
  conflictingConsensus,
  conflictingDepend,
  conflictingDlmProtocol,
  conflictingDrbdOrder,
  conflictingExclusive,
  conflictingExpectedVotes,
  conflictingFenceAttribute,
  conflictingHeuristicTiming,
  conflictingIdentityFile,
  conflictingIoTimeout,
  conflictingIpNode,
  conflictingLvmOrder,
  conflictingMasterWait,
  conflictingMasterWins,
  conflictingMaxRestarts,
  conflictingMinScore,
  conflictingMulticastFamily,
  conflictingNodeDeviceName,
  conflictingNofailback,
  conflictingPasswd,
  conflictingQdiskDevice,
  conflictingQdiskNodes,
  conflictingQdiskToken,
  conflictingQdiskVotes,
  conflictingQuorum,
  conflictingRingPort,
  conflictingRrpMode,
  conflictingTwoNodeCount,
  conflictingTwoNodeExpectedVotes,
  conflictingTwoNodeQuorumd,
  conflictingTwoNodeVotes,
  conflictingVmPath,
  deprecatedFenceAgent,
  deprecatedFenceAttribute,
  deprecatedQdiskTiming,
  deprecatedVmXm,
  duplicateAltname,
  duplicateFailoverDomain,
  duplicateFailoverDomainNode,
  duplicateFenceAddress,
  duplicateFenceDevice,
  duplicateFencePort,
  duplicateFsid,
  duplicateIp,
  duplicateMethod,
  duplicateNode,
  duplicateNodeid,
  duplicateResource,
  duplicateResourceUse,
  duplicateService,
  duplicateUniqueAttribute,
  invalidClusterName,
  invalidClusterNameLength,
  invalidConfigVersionRange,
  invalidDepend,
  invalidDeviceCount,
  invalidFenceArgumentsLength,
  invalidFenceGuest,
  invalidHeuristicCount,
  invalidHeuristicTko,
  invalidLockserverCount,
  invalidMethodCount,
  invalidNodeCount,
  invalidNodeName,
  invalidNodeNameLocalhost,
  invalidQdiskPriority,
  invalidResourceRef,
  invalidScriptPath,
  invalidServiceNameLength,
  invalidTko,
  invalidTkoUp,
  invalidToken,
  mismatchedFenceDevice,
  mismatchedFenceNodename,
  mismatchedLockTable,
  mismatchedNfsPath,
  mismatchedNodeMulticast,
  mismatchedOutlets,
  mismatchedQuorumDevPoll,
  mismatchedVotes,
  misplacedAltname,
  missingAltname,
  missingCman,
  missingFailoverDomainNode,
  missingFence,
  missingFenceParameter,
  missingFencePort,
  missingFsid,
  missingHeuristic,
  missingMethodDevice,
  missingNfslock,
  missingNodes,
  missingPcmkMethod,
  missingPriority,
  missingQdiskDevice,
  missingQdiskTiming,
  missingQdiskVotes,
  missingSecondMethod,
  missingTiebreaker,
  missingTwoNode,
  missingUidgid,
  missingUnfence,
  missingUnfenceOn,
  templateMark,
  unknownDepend,
  unknownFailoverDomainNode,
  unknownFenceAction,
  unknownFenceAgent,
  unknownFenceDevice,
  unknownLockMaster,
  unknownLockserver,
  unknownResourceRef,
  unknownServiceDomain,
  unsafeAddressAsNodeName,
  unsafeAllowKill,
  unsafeBroadcast,
  unsafeCleanStart,
  unsafeConsensus,
  unsafeDualPower,
  unsafeFenceAction,
  unsafeFenceCycle,
  unsafeFenceManual,
  unsafeFenceRace,
  unsafeForceUnmount,
  unsafeHeuristicPing,
  unsafeIpmiLanplus,
  unsafeLvmTwo,
  unsafeMulticastRange,
  unsafeNodeName,
  unsafePostFailDelay,
  unsafePostJoinDelay,
  unsafeQdiskRatio,
  unsafeQdiskToken,
  unsafeQdiskTokenLarge,
  unsafeReboot,
  unsafeRestrictedDomain,
  unsafeScsiTwoNodeQdisk,
  unsafeSecauth,
  unsafeSelfFence,
  unsafeSelfFencingDevice,
  unsafeSharedFenceDevice,
  unsafeSingleNode,
  unsafeSplitOutlets,
  unsafeStartOrder,
  unsafeStatusFile,
  unsafeToken,
  unsafeTransportUdpu,
  unsafeUpgrading,
  unsafeUseUptime,
  unsupportedIpPrefix,
  unusedDepend,
  unusedEvents,
  unusedFailoverDomain,
  unusedFenceDevice,
  unusedNestedResource,
  unusedNodeMulticast,
  unusedPriority,
  unusedResource,
  unusedRestartExpireTime,
  unusedRrpMode,
  unusedSharedSubtree,
  unusedSubtreeFlag,
  unusedSubtreeLimit,
  unusedUnfence,
]
