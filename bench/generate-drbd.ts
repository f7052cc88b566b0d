/** Writes a resource of two hosts, about 500 characters, that DRBD 8.4 and 9 accept beside the others. */
export function generateResource(index: number): string {
  const port = 7000 + (index % 50_000)
  const second = Math.floor(index / 50_000)
  return `resource r${index} {
  # Volume ${index} of the pool.
  net {
    protocol C;
    cram-hmac-alg sha1;
    shared-secret "not-a-secret-${index}";
    max-buffers 8000;
  }
  disk {
    on-io-error detach;
    resync-rate 40M;
    c-plan-ahead 0;
  }
  on alpha {
    device /dev/drbd${index} minor ${index};
    disk /dev/vg1/r${index};
    address 198.51.${100 + second}.1:${port};
    meta-disk internal;
  }
  on beta {
    device /dev/drbd${index} minor ${index};
    disk /dev/vg1/r${index};
    address 198.51.${100 + second}.2:${port};
    meta-disk internal;
  }
}
`
}

/** Writes a drbd.conf with that many resources. */
export function generateDrbdConf(count: number): string {
  return Array.from({ length: count }, (_, index) => generateResource(index)).join('\n')
}
