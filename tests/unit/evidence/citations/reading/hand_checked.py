"""What the notes of the seed paper name, as somebody found who went through all 192 with the paper beside him.

A letter a reference: F of FRUS, A archive, W web collection, D diary, L literature, B back to an earlier note; a small
letter where the reader leaves part of it as text, and may (the scan lost a quotation mark, a title or a figure, or one
sentence names two works at once). A dash is a sentence of prose, or a scrap of the scan.
"""

from __future__ import annotations

_NOTES = (
    "1:L 2:LLLLLL 3:BBBLL 4:lLL 5:LL-L 6:-LLLL 7:L 8:LLL 9:L 10:L 11:LLL 12:b 13:B 14:BLl 15:LL 16:LB 17:BB "
    "18:BB 19:LLLLL 20:B 21:LL 22:B 23:LL 24:BLB 25:LLL 26:L 27:BL 28:-L 29:BB-- 30:L 31:l 32:BBLL 33:BB 34:B "
    "35:-L 36:BL 37:-B 38:LL 39:B 40:LBB 41:-LLB 42:-L- 43:-L 44:L 45:B 46:B 47:LL 48:F 49:BB 50:-BL 51:F 52:F "
    "53:l 54:F 55:B 56:F 57:B 58:F-- 59:LL 60:BBL 61:L 62:l 63:L 64:B 65:B 66:BL 67:BL 68:L 69:B 70:B 71:L- "
    "72:-B 73:B 74:B 75:l 76:BB 77:F 78:L- 79:L 80:F 81:F 82:LL 83:A 84:B 85:A 86:BA 87:BB 88:AL 89:L-L 90:L-L "
    "91:LBb 92:B 93:F 94:B 95:B 96:BB 97:LBB 98:A 99:B 100:B 101:F 102:B 103:B 104:L 105:BF 106:L 107:FB 108:BF "
    "109:LLB 110:LB 111:BB 112:W 113:B 114:A-B 115:BB 116:B-A 117:L 118:W 119:L-AB 120:LB 121:B 122:D- 123:BB "
    "124:B-f 125:Bb 126:B 127:LLL 128:B 129:B 130:L 131:BB 132:B 133:BB 134:BB 135:BB 136:BB 137:FB 138:F 139:LB "
    "140:B 141:BB 142:L 143:BL 144:F 145:BL 146:B 147:L 148:f 149:FB 150:BBL 151:B 152:B 153:BB 154:B 155:BB "
    "156:B- 157:--L 158:A-F 159:BB 160:BL 161:-B 162:-LL 163:L 164:F 165:B 166:B 167:B 168:AB 169:Bb 170:B 171:B "
    "172:F- 173:F 174:F 175:F 176:BB 177:B 178:B 179:F-B 180:l 181:BLL 182:-- 183:Ll 184:L 185:LLL 186:BL 187:L "
    "188:LL 189:L 190:LL 191:LLL 192:b"
)
NOTES = dict(entry.split(":") for entry in _NOTES.split())
#: Notes in which one reference by the reader's count is two by ours: “..., pp. 38–57, 58–87, respectively.”
TWO_IN_ONE = (31, 53, 124)

#: The volumes of the notes that cite FRUS, in the order of the notes.
_VOLUMES = (
    "frus1949v07p2 frus1947v06 frus1949v07p2 frus1952-54v14p2 frus1952-54v12p1 frus1952-54v12p1 frus1952-54v14p2 "
    "frus1952-54v12p1 frus1952-54v12p1 frus1955-57v23p2 frus1958-60v16 frus1952-54v15p1 frus1952-54v15p2 "
    "frus1952-54v15p1 frus1952-54v15p2 frus1955-57v23p2 frus1952-54v12p1 frus1952-54v14p1 frus1952-54v14p1 "
    "frus1952-54v14p1 frus1955-57v03 frus1961-63v22 frus1952-54v14p1 frus1952-54v14p1 frus1952-54v14p1 "
    "frus1952-54v14p1 frus1955-57v03"
)
VOLUMES = _VOLUMES.split()
