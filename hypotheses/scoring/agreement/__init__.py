"""How far coders agree, beyond what chance would bring about.

Coefficients are exact: all of them are ratios of whole numbers. What cannot be told is a reason in words
(`NoCoefficient`), never NaN, 0 or 1.

- `values`: what coders judged, and what a coefficient is; `measures`: what one unit adds and how the sum becomes a
  coefficient.
- `nominal`: shares of agreement and the kappas; `weighted`: kappas that weigh how far apart two values lie;
  `alpha`: Krippendorff's alpha.
- `spans`, `unitizing`, `continuum`: agreement on which stretches of a text carry a code.
- `units`: which passages are one unit; `bootstrap`: an interval by drawing units anew.
"""
