/** What a word that is no string is to TOML; nothing where it is no value. */
export function kindOfWord(word: string): 'integer' | 'float' | 'boolean' | 'time' | undefined {
  if (word === 'true' || word === 'false') return 'boolean'
  if (/^[+-]?(?:inf|nan)$/.test(word)) return 'float'
  if (/^(?:[+-]?(?:0|[1-9](?:_?\d)*)|0x[\da-fA-F](?:_?[\da-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)$/.test(word)) return isOf64Bits(word) ? 'integer' : undefined
  if (/^[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|[eE][+-]?\d(?:_?\d)*)$/.test(word)) return 'float'
  return isTime(word) ? 'time' : undefined
}

/** The value of a whole number of TOML. */
export function integerOf(word: string): bigint {
  const digits = word.replaceAll('_', '').replace(/^\+/, '')
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits)
}

const most = 2n ** 63n

/** Longer numbers need not be worked out. */
function isOf64Bits(word: string): boolean {
  if (word.replace(/[+\-_]/g, '').replace(/^0[xob]0*/, '').length > 64) return false
  const value = integerOf(word)
  return value < most && value >= -most
}

function isTime(word: string): boolean {
  const found = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:([Tt ])?(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|z|[+-](\d\d):(\d\d))?)?$/.exec(word)
  if (found === null || word === '') return false
  const [, year, month, day, sign, hour, minute, second, zone, zoneHour = '0', zoneMinute = '0'] = found
  if (year === undefined && (sign !== undefined || zone !== undefined)) return false
  if (year !== undefined && hour !== undefined && sign === undefined) return false
  if (year !== undefined && !isDay(Number(year), Number(month), Number(day))) return false
  return Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) <= 60 && Number(zoneHour) < 24 && Number(zoneMinute) < 60
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}
