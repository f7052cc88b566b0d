import { describe, expect, test } from 'vitest'

import { cluster, messagesOf, nodes } from '../messages-of.js'

/** Two nodes with a second name each; the attributes of the first node's, then of the second node's `altname`. */
function two(first = '', second = first): string {
  return (
    `<clusternodes><clusternode name="alpha" nodeid="1"><altname name="alpha-2" ${first}/></clusternode>` +
    `<clusternode name="beta" nodeid="2"><altname name="beta-2" ${second}/></clusternode></clusternodes>`
  )
}

const group = 'addr="239.192.7.1"'

describe('ports of two rings with one address', () => {
  const found = (...sections: readonly string[]): string[] => messagesOf('conflicting-ring-port', cluster(...sections))

  test('the port of altname comes before that of altmulticast', () => {
    const cman = `<cman><multicast ${group} port="6000"/><altmulticast ${group} port="6004"/></cman>`
    expect(found(cman, two())).toEqual([])
    expect(found(cman, two('port="5999"'))).toEqual([
      '"5999" error+daemon The rings use ports 6000 and 5999 of "239.192.7.1"; they must differ by 2',
    ])
    expect(found(cman, two('port="6002"'))).toEqual([])
  })

  test('the port of cman comes before that of multicast', () => {
    expect(found(`<cman port="6004"><multicast ${group} port="6000"/><altmulticast ${group} port="6004"/></cman>`, two())).toHaveLength(1)
    expect(found(`<cman port="6000"><multicast ${group} port="6004"/><altmulticast ${group} port="6004"/></cman>`, two())).toEqual([])
  })

  test('the group of altname comes before that of altmulticast', () => {
    const cman = `<cman><multicast ${group}/><altmulticast addr="239.192.7.2"/></cman>`
    expect(found(cman, two())).toEqual([])
    expect(found(cman, two('mcast="239.192.7.1"', ''))).toHaveLength(1)
    expect(found(`<cman><multicast ${group}/><altmulticast ${group}/></cman>`, two('mcast="239.192.7.2"'))).toEqual([])
  })

  test('with broadcast the groups do not count, and the second ring has port 5407', () => {
    for (const word of ['broadcast="yes"', 'transport="udpb"', 'broadcast="yes" transport="udpb"']) {
      expect(found(`<cman ${word}/>`, two())).toEqual([])
      expect(found(`<cman ${word}><multicast ${group}/><altmulticast addr="239.192.7.2" port="5404"/></cman>`, two())).toHaveLength(1)
      expect(found(`<cman ${word} port="5408"/>`, two())).toHaveLength(1)
    }
    expect(found('<cman broadcast="YES"/>', two('port="5405"'))).toEqual([])
  })

  test('nothing without a second ring, in other generations, and of what is not known', () => {
    const cman = `<cman><multicast ${group}/><altmulticast ${group}/></cman>`
    expect(found(cman, nodes('alpha', 'beta'))).toEqual([])
    expect(messagesOf('conflicting-ring-port', cluster(cman, two()), '2')).toEqual([])
    expect(found(`<cman><multicast ${group}/><altmulticast ${group} port="{{ port }}"/></cman>`, two())).toEqual([])
    expect(found(`<cman><multicast ${group}/><altmulticast ${group} prot="5409"/></cman>`, two())).toEqual([])
    expect(found('<cman/>', two('mcast="239.192.7.1"'))).toEqual([])
  })

  test('one finding for all nodes that say it alike', () => {
    expect(found(`<cman><multicast ${group}/></cman>`, two('mcast="239.192.7.1"'))).toEqual([
      '"239.192.7.1" error+daemon The rings use ports 5405 and 5405 of "239.192.7.1"; they must differ by 2',
    ])
  })
})

describe('the family of the group', () => {
  const found = (...sections: readonly string[]): string[] => messagesOf('conflicting-multicast-family', cluster(...sections))

  test('nodes named by addresses', () => {
    expect(found('<cman><multicast addr="ff15::7"/></cman>', nodes('192.0.2.1'))).toHaveLength(1)
    expect(found('<cman transport="udpu"><multicast addr="ff15::7"/></cman>', nodes('192.0.2.1'))).toHaveLength(1)
    expect(found('<cman><multicast addr="ff15::7"/></cman>', nodes('2001:db8::1', 'alpha'))).toEqual([])
  })

  test('broadcast is IPv4, whatever group is given', () => {
    expect(found('<cman broadcast="yes"><multicast addr="ff15::7"/></cman>', nodes('2001:db8::1'))).toEqual([
      '"yes" error+daemon Broadcast is for IPv4, and node "2001:db8::1" is named by an IPv6 address',
    ])
    expect(found('<cman broadcast="yes"><multicast addr="ff15::7"/></cman>', nodes('192.0.2.1'))).toEqual([])
  })

  test('the second ring has a group of its own', () => {
    const list = '<clusternodes><clusternode name="192.0.2.1" nodeid="1"><altname name="198.51.100.1" mcast="ff15::8"/></clusternode></clusternodes>'
    expect(found('<cman><multicast addr="239.192.7.1"/></cman>', list)).toEqual([
      '"ff15::8" error+daemon Multicast address "ff15::8" is no IPv4 address, but node "198.51.100.1" is',
    ])
  })
})

describe('second names', () => {
  test('whatever the case', () => {
    const list = (first: string, second: string): string =>
      cluster(`<clusternodes><clusternode name="alpha" nodeid="1"><altname name="${first}"/></clusternode><clusternode name="beta" nodeid="2"><altname name="${second}"/></clusternode></clusternodes>`)
    expect(messagesOf('duplicate-altname', list('alpha-2', 'ALPHA-2'))).toEqual(['"ALPHA-2" error Second name "ALPHA-2" already belongs to another node'])
    expect(messagesOf('duplicate-altname', list('beta', 'alpha'))).toHaveLength(2)
    expect(messagesOf('duplicate-altname', list('alpha', 'beta-2'))).toEqual([])
    expect(messagesOf('duplicate-altname', list('{{ a }}', '{{ a }}'))).toEqual([])
  })
})

describe('a token that is no number', () => {
  const disk = '<quorumd label="demo" votes="1"/>'
  test('stops qdiskd where it counts as less than 10 s, in one finding', () => {
    const text = (token: string, ...rest: readonly string[]): string => cluster(`<totem token="${token}"/>`, ...rest, nodes('alpha', 'beta', 'gamma'))
    expect(messagesOf('unsafe-qdisk-token', text('long', disk))).toEqual(['"long" error+daemon Token "long" is read as 0 ms, which is below the 10 s that a quorum disk needs'])
    expect(messagesOf('misread-value', text('long', disk))).toEqual([])
    expect(messagesOf('unsafe-qdisk-token', text('21000ms', disk))).toEqual([])
    expect(messagesOf('misread-value', text('21000ms', disk))).toHaveLength(1)
    expect(messagesOf('misread-value', text('long'))).toHaveLength(1)
    expect(messagesOf('unsafe-qdisk-token', text('{{ token }}', disk))).toEqual([])
  })
})

describe('the range of the token', () => {
  const found = (token: string, target = '3'): string[] => messagesOf('unsafe-token', cluster(`<totem token="${token}"/>`, nodes('alpha', 'beta', 'gamma')), target)
  test('5 s to 300 s', () => {
    expect(['4999', '300001', '500'].map(token => found(token).length)).toEqual([1, 1, 1])
    expect(['5000', '300000', '100', 'long', '{{ t }}'].map(token => found(token).length)).toEqual([0, 0, 0, 0, 0])
    expect(found('4999', '2')).toHaveLength(1)
    expect(found('4999', '1')).toEqual([])
  })
})

describe('DRBD in a service', () => {
  const found = (rule: string, ...inside: readonly string[]): string[] =>
    messagesOf(rule, cluster(nodes('alpha', 'beta'), `<rm><resources><fs name="f" device="/dev/drbd1" mountpoint="/f"/></resources><service name="web">${inside.join('')}</service></rm>`))
  const drbd = '<drbd name="d" resource="r0"/>'
  const fs = '<fs name="g" device="/dev/drbd/by-res/r0/0" mountpoint="/g"/>'

  test('fs beside drbd, before it or behind it, defined here or by reference', () => {
    for (const inside of [[drbd, fs], [fs, drbd], [drbd, '<fs ref="f"/>']]) expect(found('conflicting-drbd-order', ...inside)).toHaveLength(1)
    expect(found('conflicting-drbd-order', drbd, fs, '<fs ref="f"/>')).toHaveLength(2)
    expect(found('unsafe-start-order', drbd, fs)).toEqual([])
  })

  test('not in drbd, not on another device, not without drbd', () => {
    expect(found('conflicting-drbd-order', `<drbd name="d" resource="r0">${fs}</drbd>`)).toEqual([])
    expect(found('conflicting-drbd-order', drbd, '<fs name="h" device="/dev/vg/h" mountpoint="/h"/>')).toEqual([])
    expect(found('conflicting-drbd-order', fs)).toEqual([])
    expect(found('unsafe-start-order', drbd, '<fs name="h" device="/dev/vg/h" mountpoint="/h"/>')).toHaveLength(1)
  })
})
