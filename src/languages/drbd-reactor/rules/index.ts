import type { Rule } from '../../../rules/define-rule.js'
import type { ReactorConf, ReactorModel } from '../model.js'
import { conflictingRunner } from './conflicting-runner.js'
import { controlCharacter } from './control-character.js'
import { deprecatedKey } from './deprecated-key.js'
import { duplicateKey } from './duplicate-key.js'
import { duplicatePlugin } from './duplicate-plugin.js'
import { duplicatePromoter } from './duplicate-promoter.js'
import { duplicateUnit } from './duplicate-unit.js'
import { invalidAddress } from './invalid-address.js'
import { invalidEscape } from './invalid-escape.js'
import { invalidHeader } from './invalid-header.js'
import { invalidKey } from './invalid-key.js'
import { invalidOcfAgent } from './invalid-ocf-agent.js'
import { invalidOcfParameter } from './invalid-ocf-parameter.js'
import { invalidUnit } from './invalid-unit.js'
import { invalidValue } from './invalid-value.js'
import { mismatchedPort } from './mismatched-port.js'
import { missingAgentParameter } from './missing-agent-parameter.js'
import { missingComma } from './missing-comma.js'
import { missingEquals } from './missing-equals.js'
import { missingKey } from './missing-key.js'
import { missingStart } from './missing-start.js'
import { missingUnblock } from './missing-unblock.js'
import { missingValue } from './missing-value.js'
import { templateMark } from './template-mark.js'
import { unclosedBracket } from './unclosed-bracket.js'
import { unclosedString } from './unclosed-string.js'
import { unexpectedWord } from './unexpected-word.js'
import { unknownAgent } from './unknown-agent.js'
import { unknownAgentParameter } from './unknown-agent-parameter.js'
import { unknownKey } from './unknown-key.js'
import { unknownServiceAddress } from './unknown-service-address.js'
import { unknownTarget } from './unknown-target.js'
import { unknownWord } from './unknown-word.js'
import { unreadSnippets } from './unread-snippets.js'
import { unsafeLastMount } from './unsafe-last-mount.js'
import { unusedKey } from './unused-key.js'
import { unusedStop } from './unused-stop.js'
import { wrongType } from './wrong-type.js'

/** All rules of drbd-reactor.toml, in alphabetical order. */
export const rules: readonly Rule<ReactorModel, ReactorConf>[] = [
  conflictingRunner,
  controlCharacter,
  deprecatedKey,
  duplicateKey,
  duplicatePlugin,
  duplicatePromoter,
  duplicateUnit,
  invalidAddress,
  invalidEscape,
  invalidHeader,
  invalidKey,
  invalidOcfAgent,
  invalidOcfParameter,
  invalidUnit,
  invalidValue,
  mismatchedPort,
  missingAgentParameter,
  missingComma,
  missingEquals,
  missingKey,
  missingStart,
  missingUnblock,
  missingValue,
  templateMark,
  unclosedBracket,
  unclosedString,
  unexpectedWord,
  unknownAgent,
  unknownAgentParameter,
  unknownKey,
  unknownServiceAddress,
  unknownTarget,
  unknownWord,
  unreadSnippets,
  unsafeLastMount,
  unusedKey,
  unusedStop,
  wrongType,
]
