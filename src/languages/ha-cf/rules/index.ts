import type { Rule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'
import { conflictingAutojoin } from './conflicting-autojoin.js'
import { conflictingDeadping } from './conflicting-deadping.js'
import { conflictingDeadtime } from './conflicting-deadtime.js'
import { conflictingHostCount } from './conflicting-host-count.js'
import { conflictingInitdead } from './conflicting-initdead.js'
import { conflictingIpfail } from './conflicting-ipfail.js'
import { conflictingLogd } from './conflicting-logd.js'
import { conflictingWarntime } from './conflicting-warntime.js'
import { deprecatedLegacyFailback } from './deprecated-legacy-failback.js'
import { deprecatedLogging } from './deprecated-logging.js'
import { deprecatedNiceFailback } from './deprecated-nice-failback.js'
import { deprecatedUdp } from './deprecated-udp.js'
import { duplicateApiauth } from './duplicate-apiauth.js'
import { duplicateBaud } from './duplicate-baud.js'
import { duplicateHost } from './duplicate-host.js'
import { duplicateOption } from './duplicate-option.js'
import { duplicatePacemaker } from './duplicate-pacemaker.js'
import { duplicateStonithAddress } from './duplicate-stonith-address.js'
import { duplicateWatchdog } from './duplicate-watchdog.js'
import { invalidApiauth } from './invalid-apiauth.js'
import { invalidBaud } from './invalid-baud.js'
import { invalidBoolean } from './invalid-boolean.js'
import { invalidByteOrderMark } from './invalid-byte-order-mark.js'
import { invalidChoice } from './invalid-choice.js'
import { invalidEnvironment } from './invalid-environment.js'
import { invalidIpv4Address } from './invalid-ipv4-address.js'
import { invalidIpv6Address } from './invalid-ipv6-address.js'
import { invalidMulticastGroup } from './invalid-multicast-group.js'
import { invalidMulticastNumber } from './invalid-multicast-number.js'
import { invalidNumber } from './invalid-number.js'
import { invalidPath } from './invalid-path.js'
import { invalidRespawnUser } from './invalid-respawn-user.js'
import { invalidStonithHost } from './invalid-stonith-host.js'
import { invalidStonithParameters } from './invalid-stonith-parameters.js'
import { invalidTemplateMark } from './invalid-template-mark.js'
import { invalidTime } from './invalid-time.js'
import { misleadingCharacter } from './misleading-character.js'
import { mismatchedHostNames } from './mismatched-host-names.js'
import { mismatchedPort } from './mismatched-port.js'
import { mismatchedProgramFolder } from './mismatched-program-folder.js'
import { misplacedBaud } from './misplaced-baud.js'
import { misplacedCluster } from './misplaced-cluster.js'
import { misplacedCrmDaemonDir } from './misplaced-crm-daemon-dir.js'
import { misplacedCrmdSpawnsPengine } from './misplaced-crmd-spawns-pengine.js'
import { misplacedUdpport } from './misplaced-udpport.js'
import { misreadValue } from './misread-value.js'
import { missingArgument } from './missing-argument.js'
import { missingBaud } from './missing-baud.js'
import { missingDopdApiauth } from './missing-dopd-apiauth.js'
import { missingEnvironmentValue } from './missing-environment-value.js'
import { missingHost } from './missing-host.js'
import { missingLogTarget } from './missing-log-target.js'
import { missingMedium } from './missing-medium.js'
import { missingOwnHost } from './missing-own-host.js'
import { missingPath } from './missing-path.js'
import { missingSecondHost } from './missing-second-host.js'
import { missingValue } from './missing-value.js'
import { placeholderHost } from './placeholder-host.js'
import { quotedLine } from './quoted-line.js'
import { shortInitdead } from './short-initdead.js'
import { surplusArgument } from './surplus-argument.js'
import { surplusValue } from './surplus-value.js'
import { swallowedDirective } from './swallowed-directive.js'
import { tooLongLine } from './too-long-line.js'
import { tooManyHosts } from './too-many-hosts.js'
import { tooManyMedia } from './too-many-media.js'
import { unavailableDirective } from './unavailable-directive.js'
import { unknownDirective } from './unknown-directive.js'
import { unknownStonithPlugin } from './unknown-stonith-plugin.js'
import { unsafeContinuation } from './unsafe-continuation.js'
import { unsafeDeadtime } from './unsafe-deadtime.js'
import { unsafeGenerationMethod } from './unsafe-generation-method.js'
import { unsafeInitdead } from './unsafe-initdead.js'
import { unsafeLoopback } from './unsafe-loopback.js'
import { unsafeMulticastGroup } from './unsafe-multicast-group.js'
import { unsafeMulticastLoop } from './unsafe-multicast-loop.js'
import { unsafeMulticastTtl } from './unsafe-multicast-ttl.js'
import { unsafePingTarget } from './unsafe-ping-target.js'
import { unsafeQuotes } from './unsafe-quotes.js'
import { unsafeSinglePath } from './unsafe-single-path.js'
import { unsafeStonithPassword } from './unsafe-stonith-password.js'
import { unsafeWarntime } from './unsafe-warntime.js'
import { unsafeWatchdog } from './unsafe-watchdog.js'
import { unusedBaud } from './unused-baud.js'
import { unusedIpfail } from './unused-ipfail.js'
import { unusedPing } from './unused-ping.js'
import { unusedWithPacemaker } from './unused-with-pacemaker.js'
import { unusualMedium } from './unusual-medium.js'
import { wrappedNumber } from './wrapped-number.js'

/** All rules of ha.cf and the faults that its reader reports; the order means nothing. */
export const rules: readonly Rule<HaCf>[] = [
  conflictingAutojoin,
  conflictingDeadping,
  conflictingDeadtime,
  conflictingHostCount,
  conflictingInitdead,
  conflictingIpfail,
  conflictingLogd,
  conflictingWarntime,
  deprecatedLegacyFailback,
  deprecatedLogging,
  deprecatedNiceFailback,
  deprecatedUdp,
  duplicateApiauth,
  duplicateBaud,
  duplicateHost,
  duplicateOption,
  duplicatePacemaker,
  duplicateStonithAddress,
  duplicateWatchdog,
  invalidApiauth,
  invalidBaud,
  invalidBoolean,
  invalidByteOrderMark,
  invalidChoice,
  invalidEnvironment,
  invalidIpv4Address,
  invalidIpv6Address,
  invalidMulticastGroup,
  invalidMulticastNumber,
  invalidNumber,
  invalidPath,
  invalidRespawnUser,
  invalidStonithHost,
  invalidStonithParameters,
  invalidTemplateMark,
  invalidTime,
  misleadingCharacter,
  mismatchedHostNames,
  mismatchedPort,
  mismatchedProgramFolder,
  misplacedBaud,
  misplacedCluster,
  misplacedCrmDaemonDir,
  misplacedCrmdSpawnsPengine,
  misplacedUdpport,
  misreadValue,
  missingArgument,
  missingBaud,
  missingDopdApiauth,
  missingEnvironmentValue,
  missingHost,
  missingLogTarget,
  missingMedium,
  missingOwnHost,
  missingPath,
  missingSecondHost,
  missingValue,
  placeholderHost,
  quotedLine,
  shortInitdead,
  surplusArgument,
  surplusValue,
  swallowedDirective,
  tooLongLine,
  tooManyHosts,
  tooManyMedia,
  unavailableDirective,
  unknownDirective,
  unknownStonithPlugin,
  unsafeContinuation,
  unsafeDeadtime,
  unsafeGenerationMethod,
  unsafeInitdead,
  unsafeLoopback,
  unsafeMulticastGroup,
  unsafeMulticastLoop,
  unsafeMulticastTtl,
  unsafePingTarget,
  unsafeQuotes,
  unsafeSinglePath,
  unsafeStonithPassword,
  unsafeWarntime,
  unsafeWatchdog,
  unusedBaud,
  unusedIpfail,
  unusedPing,
  unusedWithPacemaker,
  unusualMedium,
  wrappedNumber,
]
