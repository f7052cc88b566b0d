import type { Rule } from '../../../rules/define-rule.js'
import type { Configuration, Model } from '../schema.js'
import { ambiguousOption } from './ambiguous-option.js'
import { deprecatedConnectionName } from './deprecated-connection-name.js'
import { deprecatedDeviceName } from './deprecated-device-name.js'
import { deprecatedIgnoreOn } from './deprecated-ignore-on.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateCommon } from './duplicate-common.js'
import { duplicateDevice } from './duplicate-device.js'
import { duplicateDisk } from './duplicate-disk.js'
import { duplicateGlobal } from './duplicate-global.js'
import { duplicateHost } from './duplicate-host.js'
import { duplicateInclude } from './duplicate-include.js'
import { duplicateLocalSection } from './duplicate-local-section.js'
import { duplicateLowerResource } from './duplicate-lower-resource.js'
import { duplicateMetaDisk } from './duplicate-meta-disk.js'
import { duplicateMinor } from './duplicate-minor.js'
import { duplicateNodeId } from './duplicate-node-id.js'
import { duplicateResource } from './duplicate-resource.js'
import { duplicateSection } from './duplicate-section.js'
import { duplicateStatement } from './duplicate-statement.js'
import { equalAddresses } from './equal-addresses.js'
import { equalEndpoints } from './equal-endpoints.js'
import { incompleteConnection } from './incomplete-connection.js'
import { insufficientMinorCount } from './insufficient-minor-count.js'
import { invalidAddress } from './invalid-address.js'
import { invalidCharacter } from './invalid-character.js'
import { invalidDevice } from './invalid-device.js'
import { invalidMetaDisk } from './invalid-meta-disk.js'
import { invalidName } from './invalid-name.js'
import { invalidNumber } from './invalid-number.js'
import { invalidPort } from './invalid-port.js'
import { invalidRange } from './invalid-range.js'
import { invalidString } from './invalid-string.js'
import { invalidTemplate } from './invalid-template.js'
import { invalidWord } from './invalid-word.js'
import { lateGlobal } from './late-global.js'
import { lineBreak } from './line-break.js'
import { misleadingCharacter } from './misleading-character.js'
import { mismatchedProxy } from './mismatched-proxy.js'
import { mismatchedVolumes } from './mismatched-volumes.js'
import { misplacedOption } from './misplaced-option.js'
import { misplacedSemicolon } from './misplaced-semicolon.js'
import { misplacedStatement } from './misplaced-statement.js'
import { missingBlock } from './missing-block.js'
import { missingConnectionMesh } from './missing-connection-mesh.js'
import { missingConnectionAddress } from './missing-connection-address.js'
import { missingHost } from './missing-host.js'
import { missingHostStatement } from './missing-host-statement.js'
import { missingLocalHost } from './missing-local-host.js'
import { missingNodeId } from './missing-node-id.js'
import { missingPeer } from './missing-peer.js'
import { missingProtocol } from './missing-protocol.js'
import { missingProxyAddress } from './missing-proxy-address.js'
import { missingSemicolon } from './missing-semicolon.js'
import { missingResource } from './missing-resource.js'
import { missingTwoPrimaries } from './missing-two-primaries.js'
import { missingArgument } from './missing-argument.js'
import { mixedPaths } from './mixed-paths.js'
import { mixedVolumes } from './mixed-volumes.js'
import { obsoleteIoHints } from './obsolete-io-hints.js'
import { surplusHost } from './surplus-host.js'
import { tooDeep } from './too-deep.js'
import { unclosedBlock } from './unclosed-block.js'
import { unclosedResource } from './unclosed-resource.js'
import { unclosedString } from './unclosed-string.js'
import { unexpectedBrace } from './unexpected-brace.js'
import { unexpectedSemicolon } from './unexpected-semicolon.js'
import { unexpectedValue } from './unexpected-value.js'
import { unexpectedWord } from './unexpected-word.js'
import { unknownConnectionHost } from './unknown-connection-host.js'
import { unknownConnectionVolume } from './unknown-connection-volume.js'
import { unknownDiscardNode } from './unknown-discard-node.js'
import { unknownLowerResource } from './unknown-lower-resource.js'
import { unknownOption } from './unknown-option.js'
import { unknownPrimaryHost } from './unknown-primary-host.js'
import { unknownResyncAfter } from './unknown-resync-after.js'
import { unknownStatement } from './unknown-statement.js'
import { unquotedWord } from './unquoted-word.js'
import { unreadableInclude } from './unreadable-include.js'
import { unsupportedOption } from './unsupported-option.js'
import { unsupportedStatement } from './unsupported-statement.js'

/** What drbdadm itself refuses or warns of. */
export const daemonRules: readonly Rule<Model, Configuration>[] = [
  ambiguousOption,
  deprecatedConnectionName,
  deprecatedDeviceName,
  deprecatedIgnoreOn,
  duplicateAddress,
  duplicateCommon,
  duplicateDevice,
  duplicateDisk,
  duplicateGlobal,
  duplicateHost,
  duplicateInclude,
  duplicateLocalSection,
  duplicateLowerResource,
  duplicateMetaDisk,
  duplicateMinor,
  duplicateNodeId,
  duplicateResource,
  duplicateSection,
  duplicateStatement,
  equalAddresses,
  equalEndpoints,
  incompleteConnection,
  insufficientMinorCount,
  invalidAddress,
  invalidCharacter,
  invalidDevice,
  invalidMetaDisk,
  invalidName,
  invalidNumber,
  invalidPort,
  invalidRange,
  invalidString,
  invalidTemplate,
  invalidWord,
  lateGlobal,
  lineBreak,
  misleadingCharacter,
  mismatchedProxy,
  mismatchedVolumes,
  misplacedOption,
  misplacedSemicolon,
  misplacedStatement,
  missingBlock,
  missingConnectionMesh,
  missingConnectionAddress,
  missingHost,
  missingHostStatement,
  missingLocalHost,
  missingNodeId,
  missingPeer,
  missingProtocol,
  missingProxyAddress,
  missingSemicolon,
  missingResource,
  missingTwoPrimaries,
  missingArgument,
  mixedPaths,
  mixedVolumes,
  obsoleteIoHints,
  surplusHost,
  tooDeep,
  unclosedBlock,
  unclosedResource,
  unclosedString,
  unexpectedBrace,
  unexpectedSemicolon,
  unexpectedValue,
  unexpectedWord,
  unknownConnectionHost,
  unknownConnectionVolume,
  unknownDiscardNode,
  unknownLowerResource,
  unknownOption,
  unknownPrimaryHost,
  unknownResyncAfter,
  unknownStatement,
  unquotedWord,
  unreadableInclude,
  unsupportedOption,
  unsupportedStatement,
]
