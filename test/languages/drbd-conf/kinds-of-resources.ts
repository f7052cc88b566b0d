/** A kind of resource as scripts write many of: all alike but for names and numbers. */
export interface KindOfResource {
  readonly target: string
  resource(index: number): string
}

/** Resources of all forms that stencils are made of. */
export const kindsOfResources: Readonly<Record<string, KindOfResource>> = {
  'two hosts': {
    target: '9',
    resource: index => `resource r${index} {
  # Volume ${index} of the pool.
  net { protocol C; cram-hmac-alg sha1; shared-secret "not-a-secret-${index}"; }
  on alpha { device /dev/drbd${index} minor ${index}; disk /dev/vg1/r${index}; address 192.0.2.1:${7000 + index}; meta-disk internal; }
  on beta { device /dev/drbd${index} minor ${index}; disk /dev/vg1/r${index}; address 192.0.2.2:${7000 + index}; meta-disk internal; }
}
`,
  },
  'bare secrets and findings in each': {
    target: '9',
    resource: index => `resource s${index} {
  net { cram-hmac-alg sha1; shared-secret secret${index}; ping-timeout 3; verify-alg; }
  disk { resync-rate 10M; no-disk-flushes; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh"; }
  on alpha { device /dev/drbd${index}; disk /dev/sda${index + 1}; address 192.0.2.1:${7100 + index}; meta-disk internal; }
  on beta { device /dev/drbd${index}; disk /dev/sdb${index + 1}; address 192.0.2.2:${7200 + index}; meta-disk internal; }
}
`,
  },
  'several volumes': {
    target: '9',
    resource: index => `resource "many-${index}" {
  volume 0 { device minor ${2 * index}; disk "/dev/vg0/m${index}_0"; meta-disk internal; }
  volume 1 { device minor ${2 * index + 1}; disk "/dev/vg0/m${index}_1"; meta-disk internal; disk { resync-rate 40M; } }
  on alpha { node-id 0; address ipv4 192.0.2.1:${7300 + index}; }
  on beta { node-id 1; address ipv4 192.0.2.2:${7300 + index}; options { auto-promote no; } }
}
`,
  },
  'three hosts and a mesh': {
    target: '9.22',
    resource: index => `resource mesh${index} {
  device /dev/drbd${index}; disk /dev/vg0/mesh${index}; meta-disk internal;
  options { quorum majority; on-no-quorum io-error; }
  on alpha { node-id 0; address 192.0.2.1:${7400 + index}; } # first
  on beta { node-id 1; address 192.0.2.2:${7400 + index}; }
  on gamma { node-id 2; address 192.0.2.3:${7400 + index}; disk none; }
  connection-mesh { hosts alpha beta gamma; net { protocol C; } }
}
`,
  },
  'connections and paths': {
    target: '9',
    resource: index => `resource vm-${index} {
  net { protocol A; }
  on alpha { node-id 0; volume 0 { device /dev/drbd${index} minor ${index}; disk /dev/pool/vm${index}; meta-disk internal; } }
  on beta { node-id 1; volume 0 { device /dev/drbd${index} minor ${index}; disk /dev/pool/vm${index}; meta-disk internal; } }
  connection {
    path { host alpha address ipv4 192.0.2.1:${7500 + index}; host beta address ipv4 192.0.2.2:${7500 + index}; }
    path { host alpha address 198.51.100.1:${7600 + index}; host beta address 198.51.100.2:${7600 + index}; }
    net { protocol C; }
    volume 0 { disk { c-max-rate 100M; } }
  }
}
`,
  },
  'named connection, endpoints in it': {
    target: '9',
    resource: index => `resource c${index} {
  on alpha { node-id 0; device drbd${index}; disk /dev/sdc${index}; }
  on beta { node-id 1; device drbd${index}; disk /dev/sdc${index}; }
  skip net { protocol A; }
  connection pair { host alpha address 192.0.2.1:${7700 + index}; host beta address 192.0.2.2:${7700 + index}; disk { resync-rate 1M; } }
}
`,
  },
  'syncer, of 8.3': {
    target: '8.3',
    resource: index => `resource old${index} {
  protocol C;
  startup { wfc-timeout 0; degr-wfc-timeout 120; become-primary-on alpha; }
  disk { on-io-error detach; fencing resource-only; }
  net { after-sb-0pri discard-zero-changes; allow-two-primaries; shared-secret "k${index}"; cram-hmac-alg "sha1"; }
  syncer { rate 40M; al-extents 257; verify-alg crc32c; }
  on alpha { device /dev/drbd${index}; disk /dev/vg0/lv${index}; address 192.0.2.1:${7800 + index}; meta-disk internal; }
  on beta { device /dev/drbd${index}; disk /dev/vg0/lv${index}; address 192.0.2.2:${7800 + index}; meta-disk internal; }
}
`,
  },
  'addresses of other families': {
    target: '9',
    resource: index => `resource far${index} {
  on alpha { node-id 0; device minor ${index}; disk /dev/sdd${index}; address ipv6 [2001:db8::1]:${8000 + index}; }
  on beta { node-id 1; device minor ${index}; disk /dev/sdd${index}; address ipv6 [2001:db8::2]:${8000 + index}; }
}
`,
  },
  'sockets direct': {
    target: '8.4',
    resource: index => `resource near${index} {
  protocol C;
  on alpha { device /dev/drbd${index}; disk /dev/sde${index}; address sdp 192.0.2.1:${8100 + index}; meta-disk internal; }
  on beta { device /dev/drbd${index}; disk /dev/sde${index}; address ssocks 192.0.2.2:${8100 + index}; flexible-meta-disk internal; }
}
`,
  },
  'one section for two hosts': {
    target: '8.4',
    resource: index => `resource shared${index} {
  on alpha beta { device /dev/drbd1${index}; disk /dev/vg2/s${index}; address 198.51.100.7:${7900 + index}; meta-disk internal; }
  on gamma { device /dev/drbd1${index}; disk /dev/vg2/s${index}; address 198.51.100.8:${7900 + index}; meta-disk internal; }
}
`,
  },
}
