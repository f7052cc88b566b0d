import type { Rule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'
import { byteOrderMark } from './byte-order-mark.js'
import { conflictingConsensus } from './conflicting-consensus.js'
import { conflictingDevice } from './conflicting-device.js'
import { conflictingLinks } from './conflicting-links.js'
import { conflictingRetransmits } from './conflicting-retransmits.js'
import { conflictingRingPort } from './conflicting-ring-port.js'
import { crashingSection } from './crashing-section.js'
import { deprecatedCrypto } from './deprecated-crypto.js'
import { deprecatedLogging } from './deprecated-logging.js'
import { deprecatedMember } from './deprecated-member.js'
import { dottedKey } from './dotted-key.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateKey } from './duplicate-key.js'
import { duplicateLink } from './duplicate-link.js'
import { duplicateNodeName } from './duplicate-node-name.js'
import { duplicateNodeid } from './duplicate-nodeid.js'
import { duplicateNodelist } from './duplicate-nodelist.js'
import { ignoredRingnumber } from './ignored-ringnumber.js'
import { invalidAddress } from './invalid-address.js'
import { invalidChoice } from './invalid-choice.js'
import { invalidDevice } from './invalid-device.js'
import { invalidKey } from './invalid-key.js'
import { invalidLine } from './invalid-line.js'
import { invalidLineEnd } from './invalid-line-end.js'
import { invalidMember } from './invalid-member.js'
import { invalidMulticastAddress } from './invalid-multicast-address.js'
import { invalidNumber } from './invalid-number.js'
import { invalidQuorumProvider } from './invalid-quorum-provider.js'
import { invalidTokenWarning } from './invalid-token-warning.js'
import { invalidUidgid } from './invalid-uidgid.js'
import { invalidVersion } from './invalid-version.js'
import { longToken } from './long-token.js'
import { mismatchedAddressFamily } from './mismatched-address-family.js'
import { mismatchedExpectedVotes } from './mismatched-expected-votes.js'
import { mismatchedIpVersion } from './mismatched-ip-version.js'
import { mismatchedLinks } from './mismatched-links.js'
import { mismatchedPingTimes } from './mismatched-ping-times.js'
import { misplacedCrypto } from './misplaced-crypto.js'
import { misplacedLinkPriority } from './misplaced-link-priority.js'
import { misplacedTtl } from './misplaced-ttl.js'
import { misreadSecauth } from './misread-secauth.js'
import { missingAddress } from './missing-address.js'
import { missingBindAddress } from './missing-bind-address.js'
import { missingBrace } from './missing-brace.js'
import { missingCryptoHash } from './missing-crypto-hash.js'
import { missingDeviceModel } from './missing-device-model.js'
import { missingDeviceVotes } from './missing-device-votes.js'
import { missingKey } from './missing-key.js'
import { missingLogTarget } from './missing-log-target.js'
import { missingLogfile } from './missing-logfile.js'
import { missingMulticastAddress } from './missing-multicast-address.js'
import { missingNodeName } from './missing-node-name.js'
import { missingNodeid } from './missing-nodeid.js'
import { missingNodelist } from './missing-nodelist.js'
import { missingOwnNode } from './missing-own-node.js'
import { missingPort } from './missing-port.js'
import { missingQuorumProvider } from './missing-quorum-provider.js'
import { missingSectionName } from './missing-section-name.js'
import { missingSubsystem } from './missing-subsystem.js'
import { missingTieBreaker } from './missing-tie-breaker.js'
import { missingTotem } from './missing-totem.js'
import { missingTwoNode } from './missing-two-node.js'
import { missingVotes } from './missing-votes.js'
import { quotedValue } from './quoted-value.js'
import { remarkInValue } from './remark-in-value.js'
import { shortConsensus } from './short-consensus.js'
import { shortKey } from './short-key.js'
import { strayBrace } from './stray-brace.js'
import { surplusLink } from './surplus-link.js'
import { tooDeep } from './too-deep.js'
import { tooLargeNodeid } from './too-large-nodeid.js'
import { tooLargeNumber } from './too-large-number.js'
import { templateMark } from './template-mark.js'
import { tooLongLine } from './too-long-line.js'
import { tooLongPath } from './too-long-path.js'
import { tooSmallTime } from './too-small-time.js'
import { unencrypted } from './unencrypted.js'
import { unknownKey } from './unknown-key.js'
import { unknownSection } from './unknown-section.js'
import { unknownService } from './unknown-service.js'
import { unsafeClearTraffic } from './unsafe-clear-traffic.js'
import { unsafeDeviceHost } from './unsafe-device-host.js'
import { unsafeLoopbackAddress } from './unsafe-loopback-address.js'
import { unsafeToken } from './unsafe-token.js'
import { unsafeWaitForAll } from './unsafe-wait-for-all.js'
import { unusedBindnetaddr } from './unused-bindnetaddr.js'
import { unusedKey } from './unused-key.js'
import { unusedLogfile } from './unused-logfile.js'
import { unusedNodeid } from './unused-nodeid.js'
import { unusedSection } from './unused-section.js'
import { unusedTwoNode } from './unused-two-node.js'
import { wordsBesideBrace } from './words-beside-brace.js'

/** All rules of corosync.conf, in alphabetical order. */
export const rules: readonly Rule<CorosyncConf>[] = [
  byteOrderMark,
  conflictingConsensus,
  conflictingDevice,
  conflictingLinks,
  conflictingRetransmits,
  conflictingRingPort,
  crashingSection,
  deprecatedCrypto,
  deprecatedLogging,
  deprecatedMember,
  dottedKey,
  duplicateAddress,
  duplicateKey,
  duplicateLink,
  duplicateNodeName,
  duplicateNodeid,
  duplicateNodelist,
  ignoredRingnumber,
  invalidAddress,
  invalidChoice,
  invalidDevice,
  invalidKey,
  invalidLine,
  invalidLineEnd,
  invalidMember,
  invalidMulticastAddress,
  invalidNumber,
  invalidQuorumProvider,
  invalidTokenWarning,
  invalidUidgid,
  invalidVersion,
  longToken,
  mismatchedAddressFamily,
  mismatchedExpectedVotes,
  mismatchedIpVersion,
  mismatchedLinks,
  mismatchedPingTimes,
  misplacedCrypto,
  misplacedLinkPriority,
  misplacedTtl,
  misreadSecauth,
  missingAddress,
  missingBindAddress,
  missingBrace,
  missingCryptoHash,
  missingDeviceModel,
  missingDeviceVotes,
  missingKey,
  missingLogTarget,
  missingLogfile,
  missingMulticastAddress,
  missingNodeName,
  missingNodeid,
  missingNodelist,
  missingOwnNode,
  missingPort,
  missingQuorumProvider,
  missingSectionName,
  missingSubsystem,
  missingTieBreaker,
  missingTotem,
  missingTwoNode,
  missingVotes,
  quotedValue,
  remarkInValue,
  shortConsensus,
  shortKey,
  strayBrace,
  surplusLink,
  tooDeep,
  tooLargeNodeid,
  tooLargeNumber,
  templateMark,
  tooLongLine,
  tooLongPath,
  tooSmallTime,
  unencrypted,
  unknownKey,
  unknownSection,
  unknownService,
  unsafeClearTraffic,
  unsafeDeviceHost,
  unsafeLoopbackAddress,
  unsafeToken,
  unsafeWaitForAll,
  unusedBindnetaddr,
  unusedKey,
  unusedLogfile,
  unusedNodeid,
  unusedSection,
  unusedTwoNode,
  wordsBesideBrace,
]

/** The rules of which corosync -t says nothing: only a start looks. */
export const startRules: readonly string[] = [conflictingDevice, invalidQuorumProvider, missingDeviceVotes, missingVotes].map(({ id }) => id)
