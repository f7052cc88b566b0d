import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { isPlainValue } from './unknown-names.js'

/** A text in quotes that is a program with arguments. */
const command = /(["'])\s{0,9}((?:\/[^\s"'<>;|&]+|curl|wget|smbclient|ssh\w*|mysql\w*|psql|snmp\w+|ldap\w+)(?=[ \t])(?:(?!\1)[^\r\n<>])*)/g

/** Programs to which nobody gives a secret: those of the cluster's software, and common ones of the system. */
const harmless =
  /\/(?:drbd|heartbeat|ocf|pacemaker|cluster|init\.d|resource\.d|ha\.d)\/|(?:^|\/)(?:drbd\w*|crm\w*|echo|logger|mailx?|wall|sync|reboot|halt|poweroff|shutdown|sleep|touch|kill|killall|test|true|false|exit|service|systemctl|modprobe|ip|ifconfig|route|u?mount|fuser|date|hostname|uname|cat|cp|mv|rm|ls|chmod|chown|mkdir|grep|sed|awk|tar|ps)$/

const ownWords: ReadonlySet<string> = new Set(['all', 'demote', 'force', 'monitor', 'ping', 'primary', 'promote', 'quiet', 'reload', 'restart', 'root', 'secondary', 'start', 'status', 'stop', 'verbose', 'wait'])

/** Words of fewer letters are passed over. */
const shortest = 5

/**
 * Finds the arguments of programs that nobody knows: options may have lost their dash, their letter or a blank, and then nothing
 * tells a password from any other word. `isKnown` tells of a word that it means something in the language.
 */
export function* argumentsOfForeignPrograms(text: string, isKnown: (word: string) => boolean): Generator<Span> {
  for (const { 0: whole, 2: written = '', index: quote } of text.matchAll(command)) {
    const index = quote + whole.length - written.length
    const [program = ''] = written.split(/\s/, 1)
    if (harmless.test(program)) continue
    for (const { 0: word, index: at } of written.slice(program.length).matchAll(/[^\s;|&]+/g)) {
      const [, lead = '', value = ''] = /^(-*[\w-]*=["'\\]*|["'\\]*)(.*?)["'\\]*$/.exec(word) ?? []
      if (value.length < shortest || /^[-$/[]|:\/\//.test(value) || isPlainValue(value) || ownWords.has(value) || isKnown(value)) continue
      const start = index + program.length + at + lead.length
      yield spanFrom(start, start + value.length)
    }
  }
}
