import type { ClusterModel } from '../cluster/model.js'
import { hostSets } from './host-sets.js'
import { drawCorosync } from './parts/corosync.js'
import { drawFencing } from './parts/fencing.js'
import { drawGuests } from './parts/guests.js'
import { drawHeartbeat } from './parts/heartbeat.js'
import { drawHosts } from './parts/hosts.js'
import { drawMembership } from './parts/membership.js'
import { drawPacemaker } from './parts/pacemaker.js'
import { drawPromoters } from './parts/promoters.js'
import { drawReplication } from './parts/replication.js'
import { drawServices } from './parts/services.js'
import { drawShares } from './parts/shares.js'
import { drawStorage } from './parts/storage.js'
import type { Picture } from './picture.js'
import { createSketch } from './sketch.js'

/** Draws the parts of a cluster from its facts, before anything has a place or a number. */
export function buildPicture(cluster: ClusterModel): Omit<Picture, 'marks'> {
  const sketch = createSketch(cluster)
  drawHosts(sketch)
  drawReplication(sketch)
  drawShares(sketch)
  drawGuests(sketch)
  drawServices(sketch)
  drawPacemaker(sketch)
  drawPromoters(sketch)
  drawStorage(sketch)
  drawHeartbeat(sketch)
  drawCorosync(sketch)
  drawMembership(sketch)
  drawFencing(sketch)
  const boxes = [...sketch.boxes.values()]
  // Whatever names a part that nobody draws has no end to lead to.
  const lines = [...sketch.lines.values()].filter(({ ends }) => ends.length > 1 && ends.every(id => sketch.boxes.has(id)))
  return { title: cluster.name ?? 'cluster', boxes, lines, sets: hostSets(cluster, boxes, lines) }
}
