/** Writes a drbd.conf of many resources, as a storage host with a volume manager has it. About 500 bytes a resource. */
export function generateDrbdConf(resources: number): string {
  const parts = ['global {\n  usage-count no;\n}\ncommon {\n  net {\n    protocol C;\n  }\n}\n']
  for (let index = 0; index < resources; index += 1) {
    parts.push(`# ${index}: tenant volume
resource r${index} {
  net {
    cram-hmac-alg sha1;
    shared-secret "not-a-secret-${index}";
    max-buffers 8000;
  }
  disk {
    on-io-error detach;
    resync-rate 100M;
  }
  on alpha {
    device    /dev/drbd${index};
    disk      /dev/vg0/r${index};
    address   192.0.2.1:${2000 + index};
    meta-disk internal;
  }
  on beta {
    device    /dev/drbd${index};
    disk      /dev/vg0/r${index};
    address   192.0.2.2:${2000 + index};
    meta-disk internal;
  }
}
`)
  }
  return parts.join('')
}
