"""The only name that an installed wheel puts at the top level.

The program's own packages (``core``, ``gui``) have common names, so a wheel keeps them and
``main.py`` in the private folder ``tabwright/_program``. In a checkout they lie beside this
package. ``tabwright.launch`` puts the right folder on the path.
"""
