/** A text with stops, offered by its prefix. */
export interface Snippet {
  readonly prefix: string
  readonly description: string
  readonly body: readonly string[]
}

/** What somebody begins a file or a section with, by language. Filled in as they stand, they are read without an error. */
export const snippets: Readonly<Record<string, readonly Snippet[]>> = {
  'drbd-conf': [
    {
      prefix: 'resource',
      description: 'A resource of two hosts',
      body: [
        'resource ${1:r0} {',
        '  device ${2:/dev/drbd0};',
        '  disk ${3:/dev/sdb1};',
        '  meta-disk internal;',
        '  on ${4:alpha} {',
        '    address ${5:192.0.2.1}:${6:7788};',
        '  }',
        '  on ${7:beta} {',
        '    address ${8:192.0.2.2}:${6:7788};',
        '  }',
        '}',
      ],
    },
    { prefix: 'on', description: 'A host of a resource', body: ['on ${1:alpha} {', '  address ${2:192.0.2.1}:${3:7788};', '}'] },
    { prefix: 'volume', description: 'A volume of a resource', body: ['volume ${1:0} {', '  device ${2:/dev/drbd0};', '  disk ${3:/dev/sdb1};', '  meta-disk internal;', '}'] },
    { prefix: 'connection-mesh', description: 'All connections of some hosts', body: ['connection-mesh {', '  hosts ${1:alpha} ${2:beta} ${3:gamma};', '}'] },
  ],
  'cluster-conf': [
    {
      prefix: 'cluster',
      description: 'A cluster of two nodes',
      body: [
        '<?xml version="1.0"?>',
        '<cluster name="${1:demo}" config_version="1">',
        '  <cman two_node="1" expected_votes="1"/>',
        '  <clusternodes>',
        '    <clusternode name="${2:alpha}" nodeid="1">',
        '      <fence>',
        '        <method name="power">',
        '          <device name="${3:fence-alpha}"/>',
        '        </method>',
        '      </fence>',
        '    </clusternode>',
        '    <clusternode name="${4:beta}" nodeid="2">',
        '      <fence>',
        '        <method name="power">',
        '          <device name="${5:fence-beta}"/>',
        '        </method>',
        '      </fence>',
        '    </clusternode>',
        '  </clusternodes>',
        '  <fencedevices>',
        '    <fencedevice name="${3:fence-alpha}" agent="fence_ipmilan" ipaddr="${6:192.0.2.11}" login="${7:admin}" passwd_script="${8:/etc/cluster/password}"/>',
        '    <fencedevice name="${5:fence-beta}" agent="fence_ipmilan" ipaddr="${9:192.0.2.12}" login="${7:admin}" passwd_script="${8:/etc/cluster/password}"/>',
        '  </fencedevices>',
        '</cluster>',
      ],
    },
  ],
  'ha-cf': [
    { prefix: 'ha.cf', description: 'Heartbeat of two hosts', body: ['keepalive ${1:1}', 'warntime ${2:5}', 'deadtime ${3:10}', 'initdead ${4:60}', 'udpport ${5:694}', 'bcast ${6:eth0} ${7:eth1}', 'auto_failback ${8:off}', 'node ${9:alpha} ${10:beta}'] },
  ],
  haresources: [
    { prefix: 'group', description: 'An address, a DRBD resource and what lies on it', body: ['${1:alpha} IPaddr::${2:192.0.2.100/24/eth0} drbddisk::${3:r0} Filesystem::${4:/dev/drbd0}::${5:/srv}::${6:ext4}'] },
  ],
  authkeys: [{ prefix: 'auth', description: 'One key', body: ['auth 1', '1 sha1 ${1:not-a-secret}'] }],
  'ocfs2-conf': [
    {
      prefix: 'cluster',
      description: 'A cluster of two nodes',
      body: [
        'cluster:',
        '\tnode_count = 2',
        '\tname = ${1:demo}',
        '',
        'node:',
        '\tip_port = 7777',
        '\tip_address = ${2:192.0.2.1}',
        '\tnumber = 0',
        '\tname = ${3:alpha}',
        '\tcluster = ${1:demo}',
        '',
        'node:',
        '\tip_port = 7777',
        '\tip_address = ${4:192.0.2.2}',
        '\tnumber = 1',
        '\tname = ${5:beta}',
        '\tcluster = ${1:demo}',
      ],
    },
  ],
  'corosync-conf': [
    {
      prefix: 'totem',
      description: 'A cluster of two nodes',
      body: [
        'totem {',
        '\tversion: 2',
        '\tcluster_name: ${1:demo}',
        '\ttransport: knet',
        '\tcrypto_cipher: aes256',
        '\tcrypto_hash: sha256',
        '}',
        '',
        'nodelist {',
        '\tnode {',
        '\t\tname: ${2:alpha}',
        '\t\tnodeid: 1',
        '\t\tring0_addr: ${3:192.0.2.1}',
        '\t}',
        '\tnode {',
        '\t\tname: ${4:beta}',
        '\t\tnodeid: 2',
        '\t\tring0_addr: ${5:192.0.2.2}',
        '\t}',
        '}',
        '',
        'quorum {',
        '\tprovider: corosync_votequorum',
        '\ttwo_node: 1',
        '}',
      ],
    },
  ],
  cib: [
    {
      prefix: 'promotable',
      description: 'A DRBD resource that is promoted on one host',
      body: [
        '<clone id="${1:ms-r0}">',
        '  <meta_attributes id="${1:ms-r0}-meta">',
        '    <nvpair id="${1:ms-r0}-promotable" name="promotable" value="true"/>',
        '    <nvpair id="${1:ms-r0}-notify" name="notify" value="true"/>',
        '  </meta_attributes>',
        '  <primitive id="${2:drbd-r0}" class="ocf" provider="linbit" type="drbd">',
        '    <instance_attributes id="${2:drbd-r0}-attributes">',
        '      <nvpair id="${2:drbd-r0}-resource" name="drbd_resource" value="${3:r0}"/>',
        '    </instance_attributes>',
        '    <operations>',
        '      <op id="${2:drbd-r0}-monitor-promoted" name="monitor" interval="29s" timeout="20s" role="Promoted"/>',
        '      <op id="${2:drbd-r0}-monitor-unpromoted" name="monitor" interval="31s" timeout="20s" role="Unpromoted"/>',
        '    </operations>',
        '  </primitive>',
        '</clone>',
      ],
    },
  ],
  'crm-configure': [
    {
      prefix: 'drbd',
      description: 'A DRBD resource, and a file system where it is promoted',
      body: [
        'primitive ${1:drbd-r0} ocf:linbit:drbd \\',
        '\tparams drbd_resource=${2:r0} \\',
        '\top monitor interval=29s timeout=20s role=Promoted \\',
        '\top monitor interval=31s timeout=20s role=Unpromoted',
        'primitive ${3:fs-r0} Filesystem \\',
        '\tparams device=${4:/dev/drbd0} directory=${5:/srv} fstype=${6:ext4} \\',
        '\top monitor interval=20s timeout=40s',
        'clone ${7:ms-r0} ${1:drbd-r0} \\',
        '\tmeta promotable=true notify=true',
        'colocation ${3:fs-r0}-with-${7:ms-r0} inf: ${3:fs-r0} ${7:ms-r0}:Promoted',
        'order ${7:ms-r0}-before-${3:fs-r0} Mandatory: ${7:ms-r0}:promote ${3:fs-r0}:start',
      ],
    },
  ],
  'drbd-reactor': [
    { prefix: 'promoter', description: 'A resource that drbd-reactor makes primary', body: ['[[promoter]]', '[promoter.resources.${1:r0}]', 'start = ["${2:srv.mount}"]'] },
  ],
}

/** Fills a snippet in as it stands. */
export function filledIn({ body }: Snippet): string {
  return `${body.join('\n').replace(/\$\{\d+:([^}]*)\}/g, '$1')}\n`
}
