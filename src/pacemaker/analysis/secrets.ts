import { secretNameKind } from '../../secrets/secret-name.js'

/** Tells whether the value of a pair must not be shown: passwords, communities of SNMP, keys and tokens of clouds. */
export function isSecretSetting(name: string): boolean {
  return secretNameKind(name) !== undefined
}
