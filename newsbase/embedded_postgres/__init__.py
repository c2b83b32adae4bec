"""The PostgreSQL server that Newsbase runs by itself where DATABASE_URL is not set.

Who may reach the data: the server listens on a Unix socket only, in a folder of mode 0700, and
trusts everybody who gets there (`-A trust`). The folder belongs to the user who runs Newsbase,
so nobody else but root gets in, and no password has to be kept anywhere.

PostgreSQL refuses to run as root. Started by root, all its programs run as the existing user
`nobody` (or as the owner of a data folder that is already there), and the data and socket folders
belong to that user; root still gets in. What this gives up: any other process of `nobody` on the
machine can read and change the data. It gains nothing beyond that, because Newsbase as root never
follows a link in a folder that `nobody` can write to, nor runs a program from there. On a machine
where other services run as `nobody`, start Newsbase as a user of its own.

Where that user cannot enter the folder meant for the data (a clone under a home of mode 0700), the
modes of the folders above it stay as they are: the data goes below /var/lib/newsbase, a symbolic
link `moved-to` in the folder says where, and so does a warning, once. Programs that the user cannot
reach are copied beside the data. The choice depends only on what is on the disk, so that every
process arrives at the same place.
"""

from newsbase.embedded_postgres.cluster import Cluster, Status
from newsbase.embedded_postgres.places import ClusterError

__all__ = ["Cluster", "ClusterError", "Status"]
