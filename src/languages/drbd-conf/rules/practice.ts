import type { Rule } from '../../../rules/define-rule.js'
import type { Configuration, Model } from '../schema.js'
import { conflictingConnectInt } from './conflicting-connect-int.js'
import { conflictingDegrWfcTimeout } from './conflicting-degr-wfc-timeout.js'
import { conflictingFencingProtocol } from './conflicting-fencing-protocol.js'
import { conflictingFloating } from './conflicting-floating.js'
import { conflictingMetaDiskIndex } from './conflicting-meta-disk-index.js'
import { conflictingMetaDisk } from './conflicting-meta-disk.js'
import { conflictingNodeId } from './conflicting-node-id.js'
import { conflictingOnCongestion } from './conflicting-on-congestion.js'
import { conflictingOutdatedWfcTimeout } from './conflicting-outdated-wfc-timeout.js'
import { conflictingResyncOrder } from './conflicting-resync-order.js'
import { conflictingTimeout } from './conflicting-timeout.js'
import { conflictingTwoPrimaries } from './conflicting-two-primaries.js'
import { deprecatedAddressFamily } from './deprecated-address-family.js'
import { deprecatedFencingPlace } from './deprecated-fencing-place.js'
import { deprecatedFlexibleMetaDisk } from './deprecated-flexible-meta-disk.js'
import { deprecatedNegation } from './deprecated-negation.js'
import { deprecatedOutdatePeer } from './deprecated-outdate-peer.js'
import { deprecatedProtocolPlace } from './deprecated-protocol-place.js'
import { deprecatedSyncer } from './deprecated-syncer.js'
import { deprecatedUnfenceHandler } from './deprecated-unfence-handler.js'
import { duplicateBackingDisk } from './duplicate-backing-disk.js'
import { duplicateConnection } from './duplicate-connection.js'
import { duplicateHostAddress } from './duplicate-host-address.js'
import { duplicatePath } from './duplicate-path.js'
import { duplicateVolume } from './duplicate-volume.js'
import { invalidAddressOctet } from './invalid-address-octet.js'
import { invalidMinorRange } from './invalid-minor-range.js'
import { invalidNodeIdRange } from './invalid-node-id-range.js'
import { invalidRuntimeValue } from './invalid-runtime-value.js'
import { invalidVolumeRange } from './invalid-volume-range.js'
import { lateVolume } from './late-volume.js'
import { mismatchedAddressFamily } from './mismatched-address-family.js'
import { mismatchedFenceScript } from './mismatched-fence-script.js'
import { mismatchedMinor } from './mismatched-minor.js'
import { mismatchedPort } from './mismatched-port.js'
import { missingCMinRate } from './missing-c-min-rate.js'
import { missingConnection } from './missing-connection.js'
import { missingDisk } from './missing-disk.js'
import { conflictingOwnDevice } from './conflicting-own-device.js'
import { conflictingQuorum } from './conflicting-quorum.js'
import { missingFencePeer } from './missing-fence-peer.js'
import { missingUnfencePeer } from './missing-unfence-peer.js'
import { missingOnNoQuorum } from './missing-on-no-quorum.js'
import { missingPolicyHandler } from './missing-policy-handler.js'
import { missingSharedSecret } from './missing-shared-secret.js'
import { templateMark } from './template-mark.js'
import { unknownHash } from './unknown-hash.js'
import { unknownHost } from './unknown-host.js'
import { unknownScript } from './unknown-script.js'
import { unsafeCrct10dif } from './unsafe-crct10dif.js'
import { unsafeDataIntegrityAlg } from './unsafe-data-integrity-alg.js'
import { unsafeDiskDrain } from './unsafe-disk-drain.js'
import { unsafeDiskFlushes } from './unsafe-disk-flushes.js'
import { unsafeKoCount } from './unsafe-ko-count.js'
import { unsafeMdFlushes } from './unsafe-md-flushes.js'
import { unsafeMinorityQuorum } from './unsafe-minority-quorum.js'
import { unsafeOmittedValue } from './unsafe-omitted-value.js'
import { unsafeOnCongestion } from './unsafe-on-congestion.js'
import { unsafePingTimeout } from './unsafe-ping-timeout.js'
import { unsafePlaceholderSecret } from './unsafe-placeholder-secret.js'
import { unsafeQuorum } from './unsafe-quorum.js'
import { unsafeSharedSecret } from './unsafe-shared-secret.js'
import { unsafeSize } from './unsafe-size.js'
import { unsafeSplitBrainPolicy } from './unsafe-split-brain-policy.js'
import { unsafeTwoPrimaries } from './unsafe-two-primaries.js'
import { unsafeViolentPolicy } from './unsafe-violent-policy.js'
import { unsafeWfcTimeout } from './unsafe-wfc-timeout.js'
import { unusedFencePeer } from './unused-fence-peer.js'
import { unusedMetaDisk } from './unused-meta-disk.js'
import { unusedOnNoQuorum } from './unused-on-no-quorum.js'
import { unusedOption } from './unused-option.js'
import { unusedResyncRate } from './unused-resync-rate.js'
import { unusedSharedSecret } from './unused-shared-secret.js'

/** What every release accepts and experience warns of. */
export const practiceRules: readonly Rule<Model, Configuration>[] = [
  conflictingConnectInt,
  conflictingDegrWfcTimeout,
  conflictingFencingProtocol,
  conflictingFloating,
  conflictingMetaDisk,
  conflictingNodeId,
  conflictingMetaDiskIndex,
  conflictingOnCongestion,
  conflictingOutdatedWfcTimeout,
  conflictingResyncOrder,
  conflictingTimeout,
  conflictingTwoPrimaries,
  deprecatedAddressFamily,
  deprecatedFencingPlace,
  deprecatedFlexibleMetaDisk,
  deprecatedNegation,
  deprecatedOutdatePeer,
  deprecatedProtocolPlace,
  deprecatedSyncer,
  deprecatedUnfenceHandler,
  duplicateBackingDisk,
  duplicateConnection,
  duplicateHostAddress,
  duplicatePath,
  duplicateVolume,
  invalidAddressOctet,
  invalidMinorRange,
  invalidNodeIdRange,
  invalidRuntimeValue,
  invalidVolumeRange,
  lateVolume,
  mismatchedAddressFamily,
  mismatchedFenceScript,
  mismatchedMinor,
  mismatchedPort,
  missingCMinRate,
  missingConnection,
  missingDisk,
  conflictingOwnDevice,
  conflictingQuorum,
  missingFencePeer,
  missingUnfencePeer,
  missingOnNoQuorum,
  missingPolicyHandler,
  missingSharedSecret,
  templateMark,
  unknownHash,
  unknownHost,
  unknownScript,
  unsafeCrct10dif,
  unsafeDataIntegrityAlg,
  unsafeDiskDrain,
  unsafeDiskFlushes,
  unsafeKoCount,
  unsafeMdFlushes,
  unsafeMinorityQuorum,
  unsafeOmittedValue,
  unsafeOnCongestion,
  unsafePingTimeout,
  unsafePlaceholderSecret,
  unsafeQuorum,
  unsafeSharedSecret,
  unsafeSize,
  unsafeSplitBrainPolicy,
  unsafeTwoPrimaries,
  unsafeViolentPolicy,
  unsafeWfcTimeout,
  unusedFencePeer,
  unusedMetaDisk,
  unusedOnNoQuorum,
  unusedOption,
  unusedResyncRate,
  unusedSharedSecret,
]
