// What every served page does with a script; without it, everything still works by links and forms.
"use strict";
