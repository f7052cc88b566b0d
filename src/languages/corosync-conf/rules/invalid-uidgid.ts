import { defineFault } from '../../../rules/define-rule.js'

/** Uidgid holds something else than uid and gid. */
export const invalidUidgid = defineFault({
  id: 'corosync-conf/invalid-uidgid',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'uidgid, or a file of uidgid.d, holds something else than uid and gid',
  why: 'Corosync refuses the file.',
  do: 'Write uid and gid only, each with a user or a group.',
  sources: ['corosync 3.1.7 exec/coroparse.c "uidgid: Only uid and gid are allowed items", "uidgid: Can\'t add subsection different than uidgid"'],
  since: '0.1.0',
  examples: {
    bad: ['uidgid {\n	[|user|]: root\n}\n'],
    good: ['uidgid {\n	uid: hacluster\n	gid: haclient\n}\n'],
  },
})
