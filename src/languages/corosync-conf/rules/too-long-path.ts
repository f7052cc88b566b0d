import { defineFault } from '../../../rules/define-rule.js'

/** A name is too long. */
export const tooLongPath = defineFault({
  id: 'corosync-conf/too-long-path',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a name is too long',
  why: 'The name of a key with those of its sections must be shorter than 255 characters, that of a subsystem of the log shorter than 64.',
  do: 'Shorten it.',
  sources: ['corosync 3.1.7 exec/coroparse.c main_config_parser_cb(): "makes total cmap path too long", "unable to create new logging subsystem"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	[|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|]: 1\n}\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
