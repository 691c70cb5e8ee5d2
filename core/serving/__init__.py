"""The same suggestions in other editors: a language server over stdio, an HTTP server on loopback.

Both answer from one engine through ``suggestion_worker``; what a protocol looks like on the wire
is the business of one file each. Imports neither torch nor Qt.
"""
