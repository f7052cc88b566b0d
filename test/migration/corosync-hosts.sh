#!/bin/bash
# Reads a corosync.conf as each of its hosts, with the real corosync inside private network, mount, host name and process namespaces.
# usage: corosync-hosts.sh DIR
# DIR/corosync.conf is the file, DIR/hosts what becomes /etc/hosts. Standard input lists "NAME ADDRESS…" a line. Prints NAME and the exit
# status of corosync -t, behind each what it complains of. No daemon starts.
dir=$(readlink -f "$1")
exec unshare -n -m -u -i -p -f --mount-proc bash -c '
dir=$1
ip link set lo up
work=$(mktemp -d)
mount -t tmpfs none $work
mkdir $work/log $work/lib $work/etc
: > $work/resolv
mount --bind $dir/hosts /etc/hosts
mount --bind $work/resolv /etc/resolv.conf
mkdir -p /var/lib/corosync /var/log/corosync /etc/corosync
mount --bind $work/log /var/log
mkdir -p /var/log/corosync
mount --bind $work/lib /var/lib/corosync
mount --bind $work/etc /etc/corosync
head -c 256 /dev/urandom > /etc/corosync/authkey
mount -t tmpfs none /run
cd $work/lib
ulimit -S -c 0
while read -r name addresses; do
  hostname "$name"
  ip addr flush dev lo
  ip addr add 127.0.0.1/8 dev lo
  for address in $addresses; do ip addr add $address dev lo; done
  timeout -k 1 10 corosync -t -c $dir/corosync.conf < /dev/null > /dev/null 2> $work/err
  echo "$name $? $(grep -iE "error|warning" $work/err | head -3 | tr "\n" " ")"
done
' _ "$dir"
