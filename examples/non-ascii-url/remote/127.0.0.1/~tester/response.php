info=11 parm1=1 parm2=2 parm3=これはテストです
