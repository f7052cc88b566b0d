import { addressFamily } from './address.js'
import { defineReader, originIn } from './reader.js'
import { invalidAddress } from './rules/hosts/invalid-address.js'
import { missingName } from './rules/hosts/missing-name.js'
import { linesOf, withoutRemark, wordsOf } from './text-lines.js'

/**
 * Names and addresses that the host knows by itself.
 *
 * Source: hosts(5); glibc nss/nss_files/files-hosts.c: a line whose first field is no address is passed over.
 */
export const hosts = defineReader({
  id: 'hosts',
  title: 'Host table',
  paths: ['/etc/hosts'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const [address, ...names] = wordsOf(withoutRemark(line))
      if (address === undefined) continue
      const [name] = names
      if (addressFamily(address.text) === undefined) {
        // A template's mark is not an address yet; what it will become is not known.
        if (/[{}<>%$@]/.test(line.text)) continue
        yield {
          rule: invalidAddress.id,
          at: originIn(input, address),
          message: `"${address.text}" is not an IP address`,
        }
        continue
      }
      if (name === undefined) {
        yield {
          rule: missingName.id,
          at: originIn(input, address),
          message: `No name follows address "${address.text}"`,
        }
        continue
      }
      yield {
        kind: 'host-entry',
        origin: originIn(input, { start: address.start, end: names[names.length - 1]?.end ?? name.end }),
        address: address.text,
        names: names.map(word => word.text),
      }
    }
  },
})
