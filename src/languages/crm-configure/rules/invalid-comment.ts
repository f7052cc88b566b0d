import { defineFault } from '../../../rules/define-rule.js'

/** A remark that cannot become a comment of XML. */
export const invalidComment = defineFault({
  id: 'crm-configure/invalid-comment',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a remark holds "--", or ends in "-"',
  why: 'crm keeps the remarks before a statement as comments of the CIB, where XML allows neither: crm configure load breaks off, and the cluster stays as it is.',
  do: 'Draw lines with another sign, such as "=". A remark behind the last statement is thrown away and may hold anything.',
  sources: ["crmsh 4.4.1 parse.py parse(), stuff_comments(): lxml refuses it, Comment may not contain '--' or end with '-'", 'XML 1.0, production 15'],
  since: '0.1.0',
  examples: {
    bad: ['# [|----|] addresses ----\nprimitive vip IPaddr2 params ip=192.0.2.10\n', 'node alpha\n# the other one [|-|]\nnode beta\n'],
    good: ['# ==== hosts - two ====\nnode alpha\nnode beta\n# ---- the end ----\n'],
  },
  fix: 'safe',
})
