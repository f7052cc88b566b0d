import { defineFault } from '../../../rules/define-rule.js'

/** A template has to be filled in before drbdadm reads it. */
export const templateMark = defineFault({
  id: 'drbd-conf/template-mark',
  severity: 'info',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'a word is left for a program to fill in',
  why: 'drbdadm would refuse the mark or take it for a name. In a template this is as it should be, and what stands around the marks is not judged; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['drbd-utils user/v9/drbdadm_scanner.fl: marks of templates are no words of drbd.conf'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on [|{{ first_host }}|] { device /dev/drbd0; disk /dev/sda1; address {{ first_address }}:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
[|{% for host in hosts %}|]
  on {{ host.name }} { device /dev/drbd0; disk /dev/sda1; address {{ host.ip }}:7788; meta-disk internal; }
{% endfor %}
}
`,
    ],
    good: [
      `resource r0 {
  handlers { split-brain "/usr/local/sbin/tell.sh \${DRBD_RESOURCE}"; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
